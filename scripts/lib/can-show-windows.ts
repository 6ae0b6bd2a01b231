/** Whether a browser can open a window that a person sees: Linux needs a display server, and CI has no one who looks. */
export function canShowWindows({
  platform,
  env,
}: {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
}): boolean {
  if (env.CI) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
