/// What pages do where scripts run: the choice of colours, the controls, the keys. Without it nothing is lost: all
/// states of a control are shown, answers unfold by a click.
enum PageScript {
  static var text: String { [start, theme, controls, cells, keys, scrolling, paper].joined(separator: "\n") }

  private static let start = """
    "use strict";
    const root = document.documentElement;
    root.classList.add("scripted");
    const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
    const whenReady = (run) => document.addEventListener("DOMContentLoaded", run);

    // Pages opened as files may not be allowed to remember anything.
    const memory = {
      get(key) { try { return localStorage.getItem(key); } catch { return null; } },
      set(key, value) { try { localStorage.setItem(key, value); } catch { } },
    };
    """

  private static let theme = """
    const themes = { system: "as the system", light: "light", dark: "dark" };
    let theme = memory.get("theme") in themes ? memory.get("theme") : "system";
    const showTheme = () => {
      if (theme === "system") { delete root.dataset.theme; } else { root.dataset.theme = theme; }
      const button = document.getElementById("theme");
      if (button) { button.textContent = "Colours: " + themes[theme]; }
    };
    const changeTheme = () => {
      const names = Object.keys(themes);
      theme = names[(names.indexOf(theme) + 1) % names.length];
      memory.set("theme", theme);
      showTheme();
    };
    showTheme();
    whenReady(() => {
      showTheme();
      document.getElementById("theme").addEventListener("click", changeTheme);
    });
    """

  private static let controls = """
    // The input of a control shows one of its states.
    whenReady(() => all(".control").forEach((control) => {
      const states = all(":scope > .states > .state", control);
      const output = control.querySelector(":scope > fieldset > output");
      control.querySelector("fieldset").addEventListener("input", (event) => {
        const index = Number(event.target.value);
        states.forEach((state, number) => state.classList.toggle("shown", number === index));
        if (output) {
          output.textContent = states[index].querySelector(".name b").textContent;
          event.target.setAttribute("aria-valuetext", output.textContent);
        }
      });
    }));
    """

  private static let cells = """
    let cells = [];
    let contents = [];
    whenReady(() => {
      cells = all(".cell, .sources");
      contents = all(".contents a");
      if (matchMedia("(max-width: 72rem)").matches) {
        all(".contents > details").forEach((details) => { details.open = false; });
      }
      addEventListener("scroll", markCurrent, { passive: true });
      addEventListener("hashchange", openTarget);
      markCurrent();
      openTarget();
    });

    // The cell that has the focus, if it can be seen; else the last that begins in the upper part of the window.
    const current = () => {
      const active = document.activeElement || root;
      const focused = cells.indexOf(active.closest(".cell, .sources"));
      if (focused >= 0) {
        const box = cells[focused].getBoundingClientRect();
        if (box.bottom > 0 && box.top < innerHeight * 0.9) { return focused; }
      }
      return cells.findLastIndex((cell) => cell.getBoundingClientRect().top < innerHeight * 0.25);
    };

    const go = (step) => {
      const index = Math.min(Math.max(current() + step, 0), cells.length - 1);
      if (index < 0) { return; }
      cells[index].querySelector("h2").focus({ preventScroll: true });
      cells[index].scrollIntoView({ behavior: "instant" });  // the next key may come at once
      try { history.replaceState(null, "", "#" + cells[index].id); } catch { }
    };

    const markCurrent = () => {
      const index = cells.findLastIndex((cell) => cell.getBoundingClientRect().top < innerHeight * 0.25);
      const id = index < 0 ? "" : cells[index].id;
      contents.forEach((link) => {
        if (decodeURIComponent(link.hash.slice(1)) !== id) { return link.removeAttribute("aria-current"); }
        if (link.hasAttribute("aria-current")) { return; }
        link.setAttribute("aria-current", "true");
        const list = link.closest(".contents");
        const box = link.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight) { list.scrollTop = link.offsetTop - innerHeight / 3; }
      });
    };

    // A declaration among the sources is folded until something leads to it.
    const openTarget = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const details = target && target.closest("details");
      if (!details) { return; }
      details.open = true;
      details.scrollIntoView();
    };
    """

  private static let keys = """
    const reveal = () => {
      const cell = cells[current()];
      const answer = cell && cell.querySelector("details.answer:not([open])");
      if (!answer) { return false; }
      answer.open = true;
      answer.querySelector("summary").focus({ preventScroll: true });
      answer.scrollIntoView({ block: "nearest" });
      return true;
    };

    const openContents = () => {
      const details = document.querySelector(".contents > details");
      if (!details) { return; }
      details.open = true;
      (details.querySelector("[aria-current]") || details.querySelector("a")).focus();
    };

    // Returns whether the key did something.
    const press = (key, target) => {
      const isReading = !target.closest("a, button, summary, input, label, dialog");
      switch (key) {
        case "j": go(1); return true;
        case "k": go(-1); return true;
        case "ArrowRight": case "ArrowLeft":
          if (!isReading || target.closest("pre, .scroll")) { return false; }
          go(key === "ArrowRight" ? 1 : -1);
          return true;
        case " ": case "Enter": return isReading && reveal();
        case "c": openContents(); return true;
        case "d": changeTheme(); return true;
        case "?": document.getElementById("help").showModal(); return true;
        default: return false;
      }
    };

    let usesKeys = memory.get("keys") !== "no";
    whenReady(() => {
      const box = document.getElementById("use-keys");
      box.checked = usesKeys;
      box.addEventListener("change", () => {
        usesKeys = box.checked;
        memory.set("keys", usesKeys ? "yes" : "no");
      });
      const help = document.getElementById("help");
      document.getElementById("open-help").addEventListener("click", () => help.showModal());
      document.addEventListener("keydown", (event) => {
        if (!usesKeys || help.open || event.ctrlKey || event.altKey || event.metaKey) { return; }
        if (press(event.key, event.target)) { event.preventDefault(); }
      });
    });
    """

  private static let scrolling = """
    // What is wider than the page can be scrolled with the keyboard, and fades out where it goes on.
    const markMore = (box) => {
      box.classList.toggle("more", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    };
    const markScrolling = () => all("pre, .scroll").forEach((box) => {
      if (box.scrollWidth > box.clientWidth + 1) { box.tabIndex = 0; } else { box.removeAttribute("tabindex"); }
      markMore(box);
    });
    whenReady(() => {
      markScrolling();
      addEventListener("resize", markScrolling);
      document.addEventListener("toggle", markScrolling, true);
      document.addEventListener("scroll", (event) => {
        if (event.target !== document && event.target.matches("pre, .scroll")) { markMore(event.target); }
      }, { capture: true, passive: true });
    });
    """

  private static let paper = """
    // On paper all answers are open.
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("details.answer:not([open])");
      opened.forEach((answer) => { answer.open = true; });
    });
    addEventListener("afterprint", () => {
      opened.forEach((answer) => { answer.open = false; });
      opened = [];
    });
    """
}
