// Comforts only: every page works without this file.
"use strict";

for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", (event) => {
    if (event.target.type !== "search") form.requestSubmit();
  });
  // Empty fields make long addresses.
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}

// "/" goes to the search field, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  (document.getElementById("q") || document.getElementById("quick")).focus();
});

// Moments are UTC in the page; the title shows them on the reader's own clock.
for (const time of document.querySelectorAll("time[datetime]")) {
  time.title = new Date(time.dateTime).toLocaleString();
}
