package main

import (
	"fmt"
	"strings"
)

// constants declares the vectors that the butterfly of a radix multiplies by.
func constants(bits, radix int) string {
	var b strings.Builder
	for _, c := range map[int][][2]string{
		3: {{"half", "0.5"},
			// 1 - sin(2 pi/3): as a difference from 1 its rounding counts for little.
			{"s3", "1 - 0.866025403784438646763723170752936183"}},
		5: {{"half", "0.5"}, {"quarter", "0.25"},
			// cos(2 pi/5) = -1/4 + (1/2 + r5), cos(4 pi/5) = -1/4 - (1/2 + r5)
			{"r5", "0.559016994374947424102293417182819059 - 0.5"},
			{"s1", "0.951056516295153572116439333379382143"},  // sin(2 pi/5)
			{"s2", "0.587785252292473129168705954639072769"}}, // sin(4 pi/5)
		7: {{"c1", "0.623489801858733530525004884004239811"}, // cos and sin of 2 pi/7, 4 pi/7, 6 pi/7
			{"c2", "-0.222520933956314404288902564496794760"},
			{"c3", "-0.900968867902419126236102319507445051"},
			{"s1", "0.781831482468029808708444526674057750"},
			{"s2", "0.974927912181823607018131682993931217"},
			{"s3", "0.433883739117558120475768332848358754"}},
		8: {{"h", "0.707106781186547524400844362104849039"}}, // sqrt(1/2)
	}[radix] {
		fmt.Fprintf(&b, "%s := splat%d(%s)\n", c[0], bits, c[1])
	}
	return b.String()
}
