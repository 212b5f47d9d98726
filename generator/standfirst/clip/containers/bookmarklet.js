// Puts the page, or what is selected of it, on the clipboard for `standfirst clip -`.
// It asks no server anything. Each statement ends in a semicolon: the lines are joined for the bookmark.
(function () {
  "use strict";
  var page = document.documentElement.cloneNode(true);
  var selection = window.getSelection();
  var selected = Boolean(selection) && selection.toString().trim() !== "";
  var noise = "script:not([type*='ld+json']), style, link[rel~='stylesheet'], link[rel~='preload'], svg, iframe, canvas";

  if (selected) {
    var article = document.createElement("article");
    for (var number = 0; number < selection.rangeCount; number += 1) {
      article.appendChild(selection.getRangeAt(number).cloneContents());
    }
    var body = page.querySelector("body");
    while (body.firstChild) { body.removeChild(body.firstChild); }
    body.appendChild(article);
  }
  page.querySelectorAll(noise).forEach(function (element) { element.remove(); });

  var payload = {
    "standfirst-clip": 1,
    "url": location.href,
    "title": document.title,
    "time": moment(new Date()),
    "selection": selected,
    "html": "<!DOCTYPE html>" + page.outerHTML
  };
  // Plain ASCII, so that no terminal's encoding can spoil it.
  var text = JSON.stringify(payload).replace(/[\u007f-\uffff]/g, function (sign) {
    return "\\u" + ("000" + sign.charCodeAt(0).toString(16)).slice(-4);
  });

  if (navigator.clipboard && navigator.clipboard.writeText) {
    navigator.clipboard.writeText(text).then(tell, copyByHand);
  } else {
    copyByHand();
  }

  function copyByHand() {
    var area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    if (done) { tell(); } else { alert("standfirst: this page lets nothing be copied. Save it, and clip the file."); }
  }

  function tell() {
    var what = selected ? "your selection" : "the page";
    alert("standfirst: " + what + " is on the clipboard. Give it to: standfirst clip -");
  }

  function moment(now) {
    var minutes = -now.getTimezoneOffset();
    var local = new Date(now.getTime() + minutes * 60000).toISOString().slice(0, 19);
    var offset = Math.abs(minutes);
    return local + (minutes < 0 ? "-" : "+") + two(Math.floor(offset / 60)) + ":" + two(offset % 60);
  }

  function two(number) {
    return ("0" + number).slice(-2);
  }
})();
