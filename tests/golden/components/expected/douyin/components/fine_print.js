Component({
})
