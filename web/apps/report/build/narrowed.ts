/** What is so in this page, in a module of a library. */
export interface Narrowed {
  /** What a test of a condition always is. */
  readonly tests?: Readonly<Record<string, boolean>>;
  /** What a term always is. */
  readonly terms?: Readonly<Record<string, string>>;
  /** Methods, and members of objects, that nothing here asks for. */
  readonly without?: readonly string[];
}

/** Browsers run on processors that store the low byte first, all of them. */
const LOW_BYTE_FIRST = "new Uint8Array(new Uint32Array([0x11223344]).buffer)[0] === 0x44";

export const NARROWED: Readonly<Record<string, Narrowed>> = {
  "@noble/hashes/utils.js": {
    terms: { [LOW_BYTE_FIRST]: "true" },
    tests: { "typeof data === 'string'": false },
    // The numbers by which certificates name a hash.
    without: ["oid"],
  },
  "@noble/hashes/hmac.js": { without: ["_cloneInto", "clone"] },
  // One block of SHA-256 is the longest key that is derived.
  "@noble/hashes/hkdf.js": {
    tests: {
      "!blocks": false,
      "counter < blocks - 1": false,
      "blocks > 1": false,
      "_recycled && blocks === 1": false,
      _recycled: false,
    },
    terms: { "worker?.destroy()": "" },
  },
  "@noble/hashes/sha3.js": { without: ["_cloneInto", "clone"] },
  // BLAKE2b as Argon2 uses it: no key, no salt, whole words.
  "@noble/hashes/blake2.js": {
    tests: {
      "key !== undefined": false,
      "salt !== undefined": false,
      "personalization !== undefined": false,
      "!tail": true,
    },
    without: ["_cloneInto", "clone"],
  },
  "@noble/hashes/argon2.js": {
    tests: { onProgress: false, "onProgress !== undefined && typeof onProgress !== 'function'": false },
    terms: {
      "abytesOrZero(keyInput, 'key')": "Uint8Array.of()",
      "abytesOrZero(personalizationInput, 'personalization')": "Uint8Array.of()",
    },
  },
  "@noble/ciphers/utils.js": {
    terms: { [LOW_BYTE_FIRST]: "true" },
    tests: { "!params.withAAD": false, "params.withAAD && args[aadStart] !== undefined": false },
  },
  // ChaCha20 with keys of 32 bytes and nonces of 12, no data beside it.
  "@noble/ciphers/_arx.js": {
    tests: { extendNonceFn: false, "l === 16 && allowShortKeys": false, "nonceNcLen !== 12": false },
  },
  "@noble/ciphers/chacha.js": { tests: { "AAD !== undefined": false, AAD: false } },
  "@noble/post-quantum/ml-kem.js": { without: ["prepare", "getPublicKey", "info"] },
  "@noble/post-quantum/_crystals.js": { tests: { isKyber: true }, without: ["stats"] },
  "@noble/curves/abstract/fft.js": {
    tests: { "dit && brp": false, "!dit && brp": false, invertButterflies: true },
  },
  "@noble/ed25519/index.js": {
    without: ["toHex", "fromHex", "CURVE", "assertValidity", "multiplyUnsafe", "sha512Async"],
  },

  // Preact draws functions into an empty place: no classes, contexts, portals, hydration, suspense, or markup as text.
  "preact/src/diff/index.js": {
    terms: {
      "(tmp = newType.prototype) && tmp.render": "false",
      "tmp = newType.contextType": "0",
      "tmp && globalContext[tmp._id]": "undefined",
      "tmp ? provider ? provider.props.value : tmp._defaultValue : globalContext": "globalContext",
      "oldVNode._flags & MODE_SUSPENDED": "0",
      "!isHydrating": "true",
      "skipRemove && !vnode.props._parentDom": "skipRemove",
      "(nodeType == 'template' && dom.content) || dom": "dom",
      "newProps.is ? newProps : parentDom": "parentDom",
      "excessDomChildren && slice.call(parentDom.childNodes)": "null",
      "!(i == 'value' && 'defaultValue' in newProps)": "true",
      "!(i == 'checked' && 'defaultChecked' in newProps)": "true",
    },
    tests: {
      "c.getChildContext": false,
      "c.componentWillUpdate": false,
      "newProps._parentDom": false,
      resumed: false,
      isHydrating: false,
      "isHydrating || excessDomChildren": false,
      "!(e && e.then)": true,
      excessDomChildren: false,
      "nodeType == 'math'": false,
      "nodeType == 'textarea' && newProps.defaultValue != NULL": false,
      "i == 'dangerouslySetInnerHTML'": false,
      newHtml: false,
      oldHtml: false,
      "nodeType == 'foreignObject' || (namespace == MATH_NAMESPACE && MATHML_TOKEN_ELEMENTS.test(nodeType))": false,
      "typeof ref == 'function'": false,
      "r.componentWillUnmount": false,
      "!skipRemove && (r = vnode._component) && (r = r._excess) && (end = rangeEnd(r, (nodes = [])))": false,
    },
  },
  "preact/src/diff/children.js": { tests: { "parentVNode.props._parentDom": false } },
  "preact/src/diff/props.js": {
    tests: { "name == 'style'": false },
    terms: {
      "name != (name = name.replace(CAPTURE_REGEX, '$1'))": "false",
      "name = name.replace(/xlink(H|:h)/, 'h').replace(/sName$/, 's')": "name",
      "options.event ? options.event(e) : e": "e",
    },
  },
  "preact/src/diff/catch-error.js": {
    terms: { "ctor && ctor.getDerivedStateFromError": "0" },
    tests: { "component.componentDidCatch": false },
  },
  "preact/src/component.js": {
    tests: { "options.vnode": false },
    terms: {
      "!vnode.props._parentDom": "true",
      "oldVNode._flags & MODE_HYDRATE ? [oldDom] : NULL": "null",
      "oldVNode._flags & MODE_HYDRATE": "0",
      "prevDebounce != options.debounceRendering": "false",
      "prevDebounce = options.debounceRendering": "0",
      "prevDebounce || queueMicrotask": "queueMicrotask",
    },
    without: ["forceUpdate"],
  },
  "preact/src/create-element.js": { terms: { "options.vnode": "0" } },
  "preact/src/render.js": {
    tests: { "parentDom.nodeType == 9": false },
    terms: {
      "vnode && vnode._flags & MODE_HYDRATE": "false",
      "parentDom.firstChild ? slice.call(parentDom.childNodes) : NULL": "null",
    },
  },
  "preact/jsx-runtime/src/index.js": { tests: { "options.vnode": false, "__source || __self": false } },
  "preact/hooks/src/index.js": {
    tests: {
      oldBeforeDiff: false,
      oldBeforeRender: false,
      oldAfterDiff: false,
      oldCommit: false,
      oldBeforeUnmount: false,
      oldRoot: false,
      prevScu: false,
      "vnode && parentDom._children && parentDom._children._mask": false,
      "options._hook": false,
    },
    terms: {
      "!options._skipEffects": "true",
      "!init": "true",
      "typeof requestAnimationFrame == 'function'": "true",
      "prevRaf != options.requestAnimationFrame": "false",
      "prevRaf = options.requestAnimationFrame": "0",
      "prevRaf || afterNextFrame": "afterNextFrame",
    },
  },
};
