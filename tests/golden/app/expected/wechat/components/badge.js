Component({
  properties: {
    count: { type: null, value: 0 }
  }
})
