package api

// Plan transforms one length, or one shape, between two arrays of its own. They lie in the kernels' memory, where JavaScript reads and writes
// them: nothing is copied, and a transform allocates nothing.
type Plan[T Float] interface {
	// Input holds the values before a transform: n interleaved complex ones, or n real ones, for each sequence of a batch; or a
	// matrix, row by row. It stays the same array until the
	// memory has grown (a later call made room for something); then the old one has length 0, and this is a new one over the same values.
	Input() []T
	// Output holds the values after it: n interleaved complex ones, or floor(n/2)+1 of a real transform, for each sequence or each
	// row. It is renewed as input is.
	Output() []T
	// Forward transforms input into output, unscaled, and leaves input as it is.
	Forward()
	// Inverse transforms output back into input, scaled by 1/n or 1/(rows columns), and leaves output as it is.
	Inverse()
	// Recipe says how it transforms: "210 = 2·3·5·7" is the radices of the passes, "1024 = 4·4·4·4 × 4 lanes" such passes over four
	// transforms side by side in vectors, "1009 by Bluestein over 2048 = 4·8·4·4 × 4 lanes" a convolution with a chirp, "rows: ...;
	// columns: ..." a matrix. For an even number of real values it is that of the complex transform of half the length.
	Recipe() string
	// Free gives the memory back; the plan and its arrays can't be used any more: something else will lie there. A plan that is forgotten,
	// with its arrays, is freed some time later. A part of an array (subarray) does not hold the plan; the array does.
	Free()
}

// Buffer is an array in the kernels' memory. A call whose arguments and out are such arrays, or parts of them, copies nothing.
type Buffer[T Float] interface {
	// Data is the array. It is renewed as a plan's input is; its values are 0 at first.
	Data() []T
	// Free gives the memory back, as a plan's free does.
	Free()
}
