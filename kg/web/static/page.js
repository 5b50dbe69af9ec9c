// What the pages do better with a script; all of them work without one.
"use strict";
document.documentElement.classList.add("js");

// On a narrow screen what was found comes before the ways to narrow it down.
if (matchMedia("(max-width: 63.99rem)").matches) {
  for (const ways of document.querySelectorAll(".facets > details")) ways.open = false;
}

// Pointing at a proof shows the words it points to, where they are in sight.
for (const proof of document.querySelectorAll("a.proof, .odd a[href^='#v']")) {
  const words = document.getElementById(proof.hash.slice(1));
  if (!words) continue;
  const show = () => words.classList.add("shown");
  const hide = () => words.classList.remove("shown");
  proof.addEventListener("mouseenter", show);
  proof.addEventListener("mouseleave", hide);
  proof.addEventListener("focus", show);
  proof.addEventListener("blur", hide);
}

// A link to words puts the keyboard there too, so that Tab goes on from them.
addEventListener("hashchange", () => {
  const words = location.hash.startsWith("#v") && document.getElementById(location.hash.slice(1));
  if (!words) return;
  if (!words.matches("a[href]")) words.tabIndex = -1;
  words.focus({ preventScroll: true });
});

// Escape takes the mark away again.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash.startsWith("#v")) {
    const back = document.querySelector(`a.proof[href="${CSS.escape(location.hash).replace("\\#", "#")}"]`);
    location.hash = "#facts";
    if (back) back.focus({ preventScroll: true });
  }
});

// The link to a question goes to the clipboard, where there is one.
for (const link of document.querySelectorAll("a.share")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.done;
  });
}
