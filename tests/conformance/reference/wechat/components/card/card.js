Component({
  options: { multipleSlots: true },

  properties: {
    name: String,
    price: { type: Number, value: 0 },
  },

  data: { seen: 0 },

  lifetimes: {
    attached() {
      this.setData({ seen: this.data.seen + 1 })
    },
  },

  methods: {
    buy() {
      this.triggerEvent('buy', { price: this.data.price })
    },
  },
})
