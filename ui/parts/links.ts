// A one-time link: whoever opens it first acts for that seat.
export type Link = { name: string; url: string };

export const joinUrl = (bodyId: string, fragment: string): string => `${location.origin}/${bodyId}/join#${fragment}`;

// An address that means another machine on each machine: a link to it leads nowhere else.
export const isLocal = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
