// The page broken on purpose, one fault at a time, and the check that must see it: what no fault can fail checks nothing.
//
// `file` is served with `from` replaced by `to`, everywhere.

export const faults = [
  { check: 'sum', file: 'sliders.js', from: 'slide(id, amount)', to: 'slide(id, "13")' },
  { check: 'lock', file: 'sliders.js', from: 'locked: toggled(state.locked, id)', to: 'locked: []' },
  { check: 'off', file: 'sliders.js', from: '=== "true" ? "off" : "on"', to: '=== "true" ? "off" : "0"' },
  { check: 'box', file: 'sliders.js', from: 'event.key === "Escape"', to: 'event.key === "F9"' },
  { check: 'box', file: 'sliders.js', from: 'PageUp: "+10"', to: 'PageUp: "+1"' },
  { check: 'keys', file: 'sliders.js', from: 'Home: "0"', to: 'Home: "1"' },
  { check: 'keys', file: 'sliders.js', from: '"aria-valuetext"', to: '"aria-other"' },
  { check: 'keys', file: 'style.css', from: 'min-height: 24px', to: 'max-height: 12px' },
  { check: 'held', file: 'state.js', from: '> LIVELY ? "against" : "now"', to: '> LIVELY ? "now" : "now"' },
  { check: 'glide', file: 'table.js', from: 'duration: 300', to: 'duration: 3000' },
  { check: 'jump', file: 'table.js', from: '!still.matches', to: 'true' },
  { check: 'flips', file: 'sliders.js', from: '"--high", flip.high', to: '"--high", flip.high / 2' },
  { check: 'undo', file: 'state.js', from: 'done.push(before)', to: 'done.push(answer.state)' },
  { check: 'undo', file: 'state.js', from: 'to.push(tab.state)', to: 'to.push({})' },
  { check: 'link', file: 'main.js', from: 'if (link()) restore(link())', to: 'if (false) restore(link())' },
  { check: 'command', file: 'tools.js', from: '.command', to: '.link' },
  { check: 'save', file: 'tools.js', from: '"/api/lens"', to: '"/api/stability"' },
  { check: 'lenses', file: 'state.js', from: 'const { against, from,', to: 'const against = "base"; const { from,' },
  { check: 'why', file: 'why.js', from: 'source', to: 'nowhere' },
  { check: 'why', file: 'why.js', from: '"--from"', to: '"--other"' },
  { check: 'unknown', file: 'tools.js', from: 'unknown:', to: 'lens: "base", remembered:' },
  { check: 'spoken', file: 'keys.js', from: '"/"', to: '"#"' },
  { check: 'double', file: 'sliders.js', from: 'move(id, "x2")', to: 'move(id, "+1")' },
  { check: 'edited', file: 'main.js', from: 'tellBroken(session.broken);\n    return', to: 'return' },
  { check: 'edited', file: 'state.js', from: 'changed ? { ...tab.state }', to: 'false ? { ...tab.state }' },
  { check: 'hostile', file: 'words.js', from: '.textContent =', to: '.innerHTML =' },
  {
    check: 'tabs',
    file: 'state.js',
    from: 'tab.state = answer.state;',
    to: `tab.state = answer.state; localStorage.state = JSON.stringify(tab.state);
      onstorage = () => { tab.state = JSON.parse(localStorage.state); look(); };`,
  },
  { check: 'draws', file: 'pictures.js', from: '"/api/robust"', to: '"/api/robusta"' },
  { check: 'phone', file: 'style.css', from: '@media', to: '@media (min-width: 1px) { main { min-width: 500px } } @media' },
];
