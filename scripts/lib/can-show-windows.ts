/** Whether a browser can open a window that somebody sees: Linux needs a display server, and CI has nobody. */
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
