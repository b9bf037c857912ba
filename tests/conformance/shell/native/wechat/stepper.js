Component({
  properties: { maxCount: Number },
  methods: { more() { this.triggerEvent("over-limit", { by: this.data.maxCount }) } }
})
