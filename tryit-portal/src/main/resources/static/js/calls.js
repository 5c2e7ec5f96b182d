// The only connections this page makes: to its own server.

/** The portal's own server refused or did not answer. */
export class PortalFailure extends Error {
  constructor(refused) {
    super("the portal did not serve the call");
    this.refused = refused;
  }
}

/** Has the portal make one call (token, delivery, status, roles) and returns what there is to show. */
export async function ask(name, call, signal) {
  let answer;
  try {
    answer = await fetch(`/calls/${name}?lang=${document.documentElement.lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(call),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal,
    });
  } catch (failure) {
    throw signal.aborted ? signal.reason : new PortalFailure(false);
  }
  if (!answer.ok) {
    throw new PortalFailure(answer.status < 500);
  }
  return answer.json();
}
