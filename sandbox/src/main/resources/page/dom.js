// Changes the document only where something differs, so that focus, selection and layout stay.
// Text goes in as text, never as markup: names come from venues.

export const byId = (id) => document.getElementById(id);

export function text(node, value) {
  if (node.textContent !== value) {
    node.textContent = value;
  }
}

export function attribute(node, name, value) {
  if (value === null) {
    node.removeAttribute(name);
  } else if (node.getAttribute(name) !== value) {
    node.setAttribute(name, value);
  }
}

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  node.append(...children);
  return node;
}

/** A table row: cells by name; the first is the row's header. */
export function row(...names) {
  const node = element("tr");
  node.cells_ = {};
  names.forEach((name, index) => {
    const cell = element(index === 0 ? "th" : "td");
    if (index === 0) {
      cell.scope = "row";
    }
    const [plain, className] = name.split(".");
    if (className) {
      cell.className = className;
    }
    node.cells_[plain] = cell;
    node.append(cell);
  });
  return node;
}

/** Makes the children of a parent those of the items, by key and in order, and fills each. */
export function list(parent, items, keyOf, make, fill) {
  const known = (parent.known_ ??= new Map());
  const wanted = new Set();
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    wanted.add(key);
    let node = known.get(key);
    if (!node) {
      node = make(item);
      known.set(key, node);
    }
    if (node === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(node, place);
    }
    fill(node, item);
  }
  for (const [key, node] of known) {
    if (!wanted.has(key)) {
      node.remove();
      known.delete(key);
    }
  }
}

/** Shows a table only if it has something to say, and the sentence beside it only if not. */
export function emptyOr(table, filled) {
  table.hidden = !filled;
  table.parentElement.querySelector(".empty").hidden = filled;
}
