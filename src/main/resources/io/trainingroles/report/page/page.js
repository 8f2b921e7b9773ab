"use strict";
(function () {
  var rows = Array.prototype.slice.call(document.querySelectorAll("#index tbody tr"));
  var texts = rows.map(function (row) {
    return (row.textContent + " " + row.dataset.services + " " + row.dataset.codes).toLowerCase();
  });
  var fields = ["search", "service", "level", "code"].map(function (id) {
    return document.getElementById(id);
  });
  var shown = document.getElementById("shown");
  var opened = document.getElementById("opened");

  function has(list, value) {
    return value === "" || list.split("\n").indexOf(value) >= 0;
  }

  function filter() {
    var words = fields[0].value.toLowerCase().split(/\s+/);
    var count = 0;
    var open = 0;
    rows.forEach(function (row, index) {
      var isShown = words.every(function (word) {
        return texts[index].indexOf(word) >= 0;
      }) && has(row.dataset.services, fields[1].value)
        && has(row.dataset.levels, fields[2].value)
        && has(row.dataset.codes, fields[3].value);
      row.hidden = !isShown;
      count += isShown ? 1 : 0;
      open += isShown && row.dataset.open !== undefined ? 1 : 0;
    });
    shown.textContent = count + " of " + rows.length + " shown"
      + (open > 0 && fields[1].value + fields[2].value !== ""
        ? "; of " + open + " not all is known" : "");
  }

  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var role = id === "" ? null : document.getElementById(id);
    if (opened === null || role === null || role.tagName !== "TEMPLATE") {
      return;
    }
    opened.textContent = "";
    opened.appendChild(role.content.cloneNode(true));
    opened.firstElementChild.focus();
    opened.scrollIntoView();
  }

  if (fields[0] !== null) {
    fields.forEach(function (field) {
      field.addEventListener("input", filter);
    });
    fields[0].form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    filter();
  }
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) {
      details.open = true;
    });
  });
  open();
})();
