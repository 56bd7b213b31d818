/* What is looked for by its name comes first: the best matches above what the theme's search finds, with its own index. */
"use strict";

(() => {
  const field = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector("[data-md-component=search-result]");
  const config = document.getElementById("__config");
  if (!field || !results || !config || !location.protocol.startsWith("http")) return;

  const MOST = 5;
  const base = new URL(JSON.parse(config.textContent).base.replace(/\/?$/, "/"), location);
  const here = /^accounts\/[^/]+\//.exec(location.pathname.slice(base.pathname.length))?.[0];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

  let entries;
  async function load() {
    const answer = await fetch(new URL("search/search_index.json", base));
    const { docs } = await answer.json();
    entries = docs.map(({ location, title, text }, at) => {
      const name = words(title.replace(/<[^>]*>/g, " ").replace(/ – [^–]*$/, "")); // without the account of a page
      const said = words(text.replace(/<[^>]*>/g, " "));
      return { location, title, text, at, name, said, called: name.join(" "), sentence: ` ${said.join(" ")} ` };
    });
  }

  // Whether two words differ by one letter: another one, one more, one less, or two that changed places.
  function almost(a, b) {
    if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const rest = (text, from) => text.slice(from);
    return (
      rest(a, at + 1) === rest(b, at + 1) ||
      rest(a, at + 1) === rest(b, at) ||
      rest(a, at) === rest(b, at + 1) ||
      (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2))
    );
  }

  // How well an entry fits: by its name before by its text, a whole phrase before single words, as typed before nearly so.
  function fit(entry, typed) {
    const phrase = typed.join(" ");
    const begins = (list) => typed.every((word) => list.some((other) => other.startsWith(word)));
    if (entry.called === phrase) return 9;
    if (entry.called.startsWith(phrase)) return 8;
    if (` ${entry.called}`.includes(` ${phrase}`)) return 7;
    if (typed.length > 1 && entry.sentence.includes(` ${phrase}`)) return 6;
    if (begins(entry.name)) return 5;
    if (typed.every((word) => entry.name.some((other) => other.startsWith(word) || almost(other, word)))) return 4;
    if (begins([...entry.name, ...entry.said])) return 3;
    return 0;
  }

  // The same of this account first; what is said of the program last.
  const rooms = ["playbook/", "accounts/", "team/", "portfolio/", "attention/", "calendar/"];
  const place = ({ location }) => {
    if (here && location.startsWith(here)) return -1;
    const at = rooms.findIndex((room) => location.startsWith(room));
    return at < 0 ? rooms.length : at;
  };

  function find(query) {
    const typed = words(query);
    if (!typed.length) return [];
    return entries
      .map((entry) => [fit(entry, typed), entry])
      .filter(([points]) => points)
      .sort(([a, x], [b, y]) => b - a || place(x) - place(y) || x.name.length - y.name.length || x.at - y.at)
      .slice(0, MOST)
      .map(([, entry]) => entry);
  }

  const list = document.createElement("ol");
  list.className = "md-search-result__list pb-best";
  list.setAttribute("aria-label", "Best matches");
  results.prepend(list);

  function show(found) {
    list.replaceChildren(
      ...found.map((entry) => {
        const item = document.createElement("li");
        item.className = "md-search-result__item";
        const link = document.createElement("a");
        link.className = "md-search-result__link";
        link.href = new URL(entry.location, base);
        link.tabIndex = -1; // reached by the arrow keys, as those of the theme are
        const article = document.createElement("article");
        article.className = "md-search-result__article md-typeset";
        article.dataset.mdScore = "1000000"; // so that Enter opens the first
        const name = document.createElement("h2");
        name.textContent = plain(entry.title);
        const more = document.createElement("p");
        more.textContent = plain(entry.text).slice(0, 160);
        const [, account] = /^accounts\/([^/]+)\//.exec(entry.location) ?? [];
        const of = account && names.get(account);
        if (of && of !== name.textContent) more.textContent = [of, more.textContent].filter(Boolean).join(" · ");
        article.append(name, more);
        link.append(article);
        item.append(link);
        return item;
      }),
    );
  }

  const names = new Map();
  let begun;
  async function answer() {
    begun ??= load().then(() => {
      for (const { location, title } of entries) {
        const [, account] = /^accounts\/([^/#]+)\/$/.exec(location) ?? [];
        if (account) names.set(account, plain(title));
      }
    });
    try {
      await begun;
    } catch {
      return; // the theme's search answers alone
    }
    show(find(field.value));
  }
  for (const happened of ["focus", "input"]) field.addEventListener(happened, answer);
})();
