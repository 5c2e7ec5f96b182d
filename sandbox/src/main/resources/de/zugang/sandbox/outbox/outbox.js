// Shows what comes in while the page is open, without losing what the reader has opened.
const known = { count: Number(document.body.dataset.count) };

async function look() {
  try {
    const messages = await (await fetch('/api/messages')).json();
    if (messages.length === known.count) return;
    known.count = messages.length;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    for (const id of ['mailbox', 'phone']) {
      const now = document.querySelector('section.' + id);
      const next = page.querySelector('section.' + id);
      const shown = now.querySelectorAll('article').length;
      const fresh = [...next.querySelectorAll('article')];
      if (fresh.length <= shown) continue;
      now.querySelector('.none')?.remove();
      const heading = now.querySelector('h2');
      heading.after(...fresh.slice(0, fresh.length - shown).map((article) => document.adoptNode(article)));
    }
    document.getElementById('news').textContent = document.body.dataset.arrived;
  } catch {
    // The sandbox is away; the next look finds out whether it came back.
  }
}

setInterval(look, 1500);
