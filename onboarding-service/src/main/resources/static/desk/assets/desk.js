// What htmx and the browser do not do by themselves: keep drafts of the forms over an expired session, mark
// fields that were refused, put the focus where the trouble is. A draft stays in this tab, for this person, and goes
// when the order is placed, discarded or the person signs out.

// htmx puts the fragments of our own pages in place as HTML. Nothing else passes: no script text, no script address.
globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

const PREFIX = "zugang-draft:";
const form = document.querySelector("form[data-draft]");
/** Each form has a draft of its own. */
const mine = PREFIX + document.body.dataset.viewer + (form?.dataset.draft ?? "");

function forget() {
  Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
}

function keep() {
  const values = [...form.elements]
    .filter((field) => field.name && field.name !== "_csrf")
    .map((field) => [field.name, field.value, ["checkbox", "radio"].includes(field.type) ? field.checked : null]);
  sessionStorage.setItem(mine, JSON.stringify(values));
}

function untouched() {
  return [...form.querySelectorAll("input:not([type=hidden]), textarea")]
    .every((field) => (["checkbox", "radio"].includes(field.type) ? field.checked === field.defaultChecked : field.value === ""));
}

function restore() {
  const kept = sessionStorage.getItem(mine);
  if (!kept || !untouched()) {
    return;
  }
  for (const [name, value, checked] of JSON.parse(kept)) {
    const fields = [...form.elements].filter((field) => field.name === name && (checked === null || field.value === value));
    fields.forEach((field) => { if (checked === null) { field.value = value; } else { field.checked = checked; } });
  }
  document.getElementById("draft-notice").hidden = untouched();
}

if (form) {
  restore();
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  document.getElementById("draft-discard").addEventListener("click", () => {
    forget();
    form.reset();
    document.getElementById("draft-notice").hidden = true;
    form.querySelector("input:not([type=hidden])").focus();
  });
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forgets]") && !event.submitter?.matches("[data-keeps]")) {
    forget();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest("a[data-forgets]")) {
    forget();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const line = event.detail.target;
  if (line.classList.contains("error")) {
    const field = document.getElementById(line.id.replace(/-error$/, ""));
    field?.toggleAttribute("aria-invalid", line.textContent.trim() !== "");
    if (field?.hasAttribute("aria-invalid")) {
      field.setAttribute("aria-invalid", "true");
    }
  }
});

/** A reason that is being typed or a button in focus must not vanish under a poll. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.id === "work" && event.detail.elt.querySelector("form:focus-within, details[open]")) {
    event.preventDefault();
  }
});

// The session is over, or the service cannot be reached: say so, and lead back here. What was typed waits as a draft.
const away = document.getElementById("session-notice");
if (away) {
  away.querySelector("a").href = form?.dataset.draft ?? location.pathname;
  const show = () => { away.hidden = false; };
  document.addEventListener("htmx:sendError", show);
  document.addEventListener("htmx:responseError", show);
  document.addEventListener("htmx:afterOnLoad", (event) => { away.hidden = away.hidden || event.detail.successful; });
}

/** The page of a failure leads back to the form that was being filled in. */
const back = document.getElementById("draft-back");
if (back) {
  const kept = Object.keys(sessionStorage).find((key) => key.startsWith(PREFIX) && key.includes("/desk/"));
  if (kept) {
    back.href = kept.slice(kept.indexOf("/desk/"));
    back.closest("[hidden]").hidden = false;
  }
}

document.getElementById("errors")?.focus();
