// Draws cards with the official renderer as a Teams client would: Teams' sizes, and the colours of Fluent's teamsLightTheme and teamsDarkTheme
// (@fluentui/tokens 1.0.0-alpha.24), which Teams wears.
window.okr = (() => {
  const AC = window.AdaptiveCards;
  const markdown = window.markdownit();
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };

  const themes = {
    light: {
      text: "#242424", subtle: "#616161", accent: "#5b5fc7", good: "#0e700e", warning: "#bc4b09", attention: "#b10e1c", line: "#d1d1d1",
      styles: { default: "#ffffff", emphasis: "#f5f5f5", accent: "#e8ebfa", good: "#f1faf1", warning: "#fff9f5", attention: "#fdf3f4" },
      page: "#f5f5f5", primary: "#5b5fc7", field: "#616161",
    },
    dark: {
      text: "#ffffff", subtle: "#adadad", accent: "#7f85f5", good: "#54b054", warning: "#faa06b", attention: "#dc626d", line: "#666666",
      styles: { default: "#292929", emphasis: "#1f1f1f", accent: "#2f2f4a", good: "#052505", warning: "#4a1e04", attention: "#3b0509" },
      page: "#1f1f1f", primary: "#4f52b2", field: "#adadad",
    },
  };

  const hostConfig = (theme) => {
    const color = (value, subtle = value) => ({ default: value, subtle });
    const foregroundColors = {
      default: color(theme.text, theme.subtle), dark: color(theme.text, theme.subtle), light: color(theme.subtle), accent: color(theme.accent),
      good: color(theme.good), warning: color(theme.warning), attention: color(theme.attention),
    };
    const containerStyles = {};
    for (const [name, backgroundColor] of Object.entries(theme.styles)) containerStyles[name] = { backgroundColor, foregroundColors };
    return new AC.HostConfig({
      supportsInteractivity: true,
      fontFamily: '"Segoe UI", "Noto Sans", sans-serif',
      fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 200, default: 400, bolder: 600 },
      lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
      spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: theme.line },
      containerStyles,
      textBlock: { headingLevel: 2 },
      inputs: {
        label: { requiredInputs: { suffix: " *", suffixColor: "attention" }, optionalInputs: {} },
        errorMessage: { color: "attention" },
      },
      actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", showCard: { actionMode: "inline" } },
    });
  };

  // How large a control is, is the client's matter: Teams' boxes and buttons can be hit on 24 pixels and more.
  const css = (theme) => `
    * { box-sizing: border-box }
    body { margin: 0; padding: 8px; background: ${theme.page}; color: ${theme.text}; font: 14px "Segoe UI", "Noto Sans", sans-serif }
    .card { border: 1px solid ${theme.line}; border-radius: 4px; background: ${theme.styles.default} }
    .ac-pushButton { min-height: 32px; padding: 5px 12px; border: 1px solid ${theme.line}; border-radius: 4px; background: transparent; color: ${theme.text}; font: inherit; font-weight: 600 }
    .ac-pushButton.style-positive { border-color: transparent; background: ${theme.primary}; color: #ffffff }
    .ac-input { min-height: 32px; padding: 5px 10px; border: 1px solid ${theme.field}; border-radius: 4px; background: transparent; color: ${theme.text}; font: inherit }
    .ac-input option { background: ${theme.styles.default} }
    .ac-input ::placeholder, .ac-input::placeholder { color: ${theme.subtle}; opacity: 1 }
    input[type="radio"], input[type="checkbox"] { width: 24px; height: 24px }
    :focus-visible { outline: 2px solid ${theme.text}; outline-offset: 1px }
    .sheet { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start } .sheet .name { margin: 0 0 4px; font-size: 11px }`;

  // The renderer checks a card's language with one regular expression for all cards that remembers where it stopped (flag "g"), so that after a
  // card that has a language the next one seems to have none. Each card begins anew here, as in a client that draws one.
  // Charts are Teams' own: this renderer shows the fallback of each and says so, once for each. A chart without a fallback is a mistake.
  const charts = (json) => (json && typeof json === "object"
    ? [...(String(json.type).startsWith("Chart.") && typeof json.fallback === "object" ? [json.type] : []), ...Object.values(json).flatMap(charts)]
    : []);

  const withoutCharts = (events, json) => {
    for (const type of charts(json)) {
      const at = events.indexOf(`Unknown element type "${type}". Fallback will be used if present.`);
      if (at >= 0) events.splice(at, 1);
    }
    return events;
  };

  const read = (json, theme) => {
    AC.AdaptiveCard.langProperty.regEx.lastIndex = 0;
    const card = new AC.AdaptiveCard();
    card.hostConfig = hostConfig(theme);
    const context = new AC.SerializationContext();
    card.parse(json, context);
    const events = [];
    for (let at = 0; at < context.eventCount; at++) events.push(context.getEventAt(at).message);
    for (const event of card.validateProperties().validationEvents) events.push(event.message);
    return { card, events: withoutCharts(events, json) };
  };

  /** The card with everything shown that a press of "More" would show. */
  const unfolded = (json) => JSON.parse(JSON.stringify(json, (key, value) => (key === "isVisible" ? true : value)));

  const words = (element) => (element.textContent ?? "").trim().slice(0, 60);

  /** Texts that do not fit: hidden by an element around them, or beyond the card's edge. */
  const cut = (root) => {
    const found = [];
    const edge = root.getBoundingClientRect().right + 0.5;
    for (const element of root.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (style.display === "none" || element.tagName === "INPUT" || element.tagName === "TEXTAREA") continue;
      if (element.tagName === "SELECT") {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = style.font;
        // Twenty pixels belong to the arrow.
        if (pen.measureText(element.selectedOptions[0]?.text ?? "").width > element.clientWidth - 40) found.push(`${words(element.selectedOptions[0])} (choice)`);
        continue;
      }
      if (style.display !== "inline" && style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) found.push(words(element));
      if (style.display !== "inline" && style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1) found.push(`${words(element)} (height)`);
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1 && box.right > edge) found.push(`${words(texts.currentNode)} (edge)`);
    }
    return [...new Set(found)];
  };

  const place = (json, themeName, width, onAction) => {
    const theme = themes[themeName];
    const { card, events } = read(json, theme);
    card.onExecuteAction = onAction;
    const box = document.createElement("div");
    box.className = "card";
    box.style.width = `${width}px`;
    box.append(card.render());
    return { box, events };
  };

  const wear = (themeName) => {
    document.getElementById("style").textContent = css(themes[themeName]);
    document.documentElement.style.colorScheme = themeName;
  };

  return {
    /** Shows one card alone, all of it, and says what the renderer found wrong and which texts are cut. */
    draw(json, themeName, width) {
      wear(themeName);
      const { box, events } = place(unfolded(json), themeName, width);
      document.getElementById("cards").replaceChildren(box);
      return { events, cut: cut(box) };
    },

    /** Shows them side by side: as they come, or with everything unfolded. */
    sheet(cards, themeName, width, all) {
      wear(themeName);
      const sheet = document.createElement("div");
      sheet.className = "sheet";
      for (const { name, json } of cards) {
        const entry = document.createElement("div");
        entry.className = "entry";
        entry.lang = json.lang ?? "en";
        const title = document.createElement("p");
        title.className = "name";
        title.textContent = name;
        entry.append(title, place(all ? unfolded(json) : json, themeName, width).box);
        sheet.append(entry);
      }
      document.getElementById("cards").replaceChildren(sheet);
    },

    /** What axe finds on the page, as "card: rule (impact) element". */
    async axe() {
      const { violations } = await window.axe.run(document, {
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        resultTypes: ["violations"],
      });
      const cardOf = (node) => document.querySelector(node.target[0])?.closest(".entry")?.querySelector(".name").textContent ?? "page";
      return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${cardOf(node)}: ${id} (${impact}) ${node.html}`));
    },

    /** Shows a card that can be used: a press goes to window.okrPress, which answers the next card. The focus stands on the card itself. */
    use(json, width) {
      wear("light");
      const show = (shown) => {
        const { box } = place(shown, "light", width, async (action) => {
          const next = await window.okrPress(JSON.stringify({ verb: action.verb, data: action.data }));
          if (next) show(JSON.parse(next));
        });
        document.getElementById("cards").replaceChildren(box);
        box.firstElementChild.focus();
      };
      window.okrKeys = [];
      document.addEventListener("keydown", (event) => window.okrKeys.push(event.key), true);
      show(json);
    },
  };
})();
