# The start of what is variable. The linker puts constants before it, because this file comes first.
	.section .data.first,"",@
	.globl sonde_data_start
	.p2align 4
sonde_data_start:
	.int32 0
	.size sonde_data_start, 4
