/* Lets an officer draw the places that go on the picture of a page, instead of typing them. */
(function () {
  "use strict";
  var frame = document.getElementById("grid");
  var field = document.getElementById("f-boxes");
  if (!frame || !field || !window.PointerEvent) {
    return;
  }
  var image = frame.querySelector("img");
  var page = image.getAttribute("data-page");
  var start = null;
  var drawn = null;
  function part(event) {
    var seen = image.getBoundingClientRect();
    function within(value) { return Math.min(100, Math.max(0, value)); }
    return {
      x: within(100 * (event.clientX - seen.left) / seen.width),
      y: within(100 * (event.clientY - seen.top) / seen.height)
    };
  }
  function box(end) {
    return {
      left: Math.min(start.x, end.x),
      top: Math.min(start.y, end.y),
      width: Math.abs(start.x - end.x),
      height: Math.abs(start.y - end.y)
    };
  }
  function lay(mark, at) {
    ["left", "top", "width", "height"].forEach(function (side) {
      mark.style[side] = at[side] + "%";
    });
  }
  function mark(at) {
    var made = document.createElement("span");
    made.className = "drawn";
    frame.appendChild(made);
    lay(made, at);
    return made;
  }
  function show() {
    frame.querySelectorAll(".drawn").forEach(function (old) { old.remove(); });
    field.value.split("\n").forEach(function (line) {
      var n = line.trim().split(/[\s,%]+/).filter(String).map(Number);
      if (n.length === 5 && String(n[0]) === page && n.every(isFinite)) {
        mark({ left: n[1], top: n[2], width: n[3], height: n[4] });
      }
    });
  }
  /* Outwards, so that nothing that was drawn over is left. */
  function line(at) {
    var left = Math.floor(at.left * 10) / 10;
    var top = Math.floor(at.top * 10) / 10;
    var right = Math.min(100, Math.ceil((at.left + at.width) * 10) / 10);
    var bottom = Math.min(100, Math.ceil((at.top + at.height) * 10) / 10);
    return [page, left, top, (right - left).toFixed(1), (bottom - top).toFixed(1)].join(" ");
  }
  image.draggable = false;
  document.getElementById("grid-draw").hidden = false;
  frame.addEventListener("pointerdown", function (event) {
    if (event.button === 0) {
      start = part(event);
      drawn = mark(box(start));
      frame.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });
  frame.addEventListener("pointermove", function (event) {
    if (start) {
      lay(drawn, box(part(event)));
    }
  });
  frame.addEventListener("pointerup", function (event) {
    if (!start) {
      return;
    }
    var at = box(part(event));
    start = null;
    drawn.remove();
    if (at.width >= 0.3 && at.height >= 0.3) {
      field.value = field.value.replace(/\s*$/, "") + (field.value.trim() ? "\n" : "") + line(at);
    }
    show();
  });
  frame.addEventListener("pointercancel", function () { start = null; show(); });
  field.addEventListener("input", show);
  show();
})();
