Component({
  properties: {
    kind: { type: null, value: "plain" },
    active: { type: null, value: false }
  }
})
