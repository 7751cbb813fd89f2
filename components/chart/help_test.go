package chart

func (c *Chart) py(u float64) float64 { at := c.At(); return at.PY(u) }
func (c *Chart) ux(x float64) float64 { at := c.At(); return at.UX(x) }

// barPix are the pixels of the colour bar, as they were painted last.
func (c *Chart) barPix() []byte { return c.base.Images[len(c.base.Images)-1].Pix }
