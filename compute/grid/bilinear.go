package grid

// bilinear mixes the four cells around the middle of each pixel. One that is not finite takes no part, but the nearest decides: a
// pixel whose nearest cell is not finite shows that.
func (s *Sampler[T]) bilinear(dst []float32, stride int, cells []T, x, y *Axis) {
	right, below := min(1, x.Cells-1), 0
	if y.Cells > 1 {
		below = x.Cells
	}
	for j := range y.Pixels() {
		line := dst[j*stride:][:x.Pixels()]
		if y.spans[j].empty() {
			blank(line)
			continue
		}
		v := y.part[j]
		row := cells[int(y.left[j])*x.Cells:]
		for i := range line {
			if x.spans[i].empty() {
				blank(line[i : i+1])
				continue
			}
			u, at := x.part[i], int(x.left[i])
			a, b, c, d := float32(row[at]), float32(row[at+right]), float32(row[at+below]), float32(row[at+right+below])
			mixed := (a*(1-u)+b*u)*(1-v) + (c*(1-u)+d*u)*v
			if mixed-mixed != 0 {
				mixed = partly([4]float32{a, b, c, d}, [4]float32{(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v})
			}
			line[i] = mixed
		}
	}
}

// partly mixes the finite values, unless the one that weighs most is not finite.
func partly(values, weights [4]float32) float32 {
	heaviest := 0
	var sum, weight float32
	for i, v := range values {
		if weights[i] > weights[heaviest] {
			heaviest = i
		}
		if v-v == 0 {
			sum += v * weights[i]
			weight += weights[i]
		}
	}
	if v := values[heaviest]; v-v != 0 {
		return v
	}
	return sum / weight
}
