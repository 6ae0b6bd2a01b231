import { isSite } from '../booking/site.ts';
import { judgeByOwnRules } from './detect.ts';
import { claimsOfExtraRule } from './extra-rule.ts';
import { isOfMember } from './member-link.ts';
import { claimsOfTaughtRules } from './taught-rule.ts';

// Whatever imports this has the user's own rules read.
judgeByOwnRules(({ extraRules, taughtRules }, input, written, page) => {
  if (isOfMember(input)) return [];
  const texts = input.url && isSite(input.url) ? [input.url.href, written] : [written];
  return [
    ...extraRules.flatMap((rule) => claimsOfExtraRule(rule, texts, page)),
    ...claimsOfTaughtRules(taughtRules, input, page),
  ];
});
