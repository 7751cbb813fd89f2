package llvm

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// wanted is the list that a program with package heap declares: the addresses of all words of its variables that may
// hold a pointer, and a null. The types of variables are known here, and nowhere later.
const wanted = "@sonde_pointers = external "

// listPointers writes the list into a program in LLVM's language, if the program wants it.
func listPointers(program []byte) ([]byte, error) {
	if !bytes.Contains(program, []byte("\n"+wanted)) {
		return program, nil
	}
	types := map[string]string{}
	var list []string
	for line := range strings.Lines(string(program)) {
		if name, definition, ok := strings.Cut(line, " = type "); ok && line[0] == '%' {
			types[name] = definition
		}
	}
	for line := range strings.Lines(string(program)) {
		name, text, ok := variable(line)
		if !ok {
			continue
		}
		p := typeParser{types: types, text: text}
		var paths []string
		if err := p.pointers("i32 0", &paths); err != nil {
			return nil, fmt.Errorf("the type of %s: %w", name, err)
		}
		kind := text[:len(text)-len(p.text)]
		for _, path := range paths {
			list = append(list, fmt.Sprintf("ptr getelementptr (%s, ptr %s, %s)", kind, name, path))
		}
		list = append(list, unknown(name, kind, p.text)...)
	}
	list = append(list, "ptr null")
	begin := bytes.Index(program, []byte("\n"+wanted)) + 1
	end := begin + bytes.IndexByte(program[begin:], '\n')
	table := fmt.Sprintf("@sonde_pointers = constant [%d x ptr] [%s]", len(list), strings.Join(list, ", "))
	return bytes.Join([][]byte{program[:begin], []byte(table), program[end:]}, nil), nil
}

// variable takes apart the line of a variable's definition: its name, and what begins with its type.
func variable(line string) (name, rest string, ok bool) {
	if line == "" || line[0] != '@' {
		return "", "", false
	}
	name, definition, ok := strings.Cut(line, " = ")
	if !ok {
		return "", "", false
	}
	words, rest, ok := strings.Cut(definition, "global ")
	if !ok || strings.ContainsAny(words, "\"@{[(") || strings.Contains(words, "constant") || strings.Contains(words, "external") || strings.Contains(words, "appending") {
		return "", "", false
	}
	return name, rest, true
}

// unknown are the words of what was allocated before the program started, and is of no known type. One that begins as a
// number other than 0 is a number: a pointer would begin as one, or as nil.
func unknown(name, kind, value string) (list []string) {
	length, ok := strings.CutSuffix(strings.TrimPrefix(kind, "["), " x i8]")
	n, err := strconv.Atoi(length)
	if !ok || err != nil || !strings.Contains(name, "$alloc") {
		return nil
	}
	begins := content(value)
	for at := 0; at+4 <= n; at += 4 {
		if at+4 > len(begins) || begins[at:at+4] == "\x00\x00\x00\x00" {
			list = append(list, fmt.Sprintf("ptr getelementptr (i8, ptr %s, i32 %d)", name, at))
		}
	}
	return list
}

// content reads bytes, c"a\00b"; empty for all other values, such as zeroinitializer.
func content(value string) string {
	_, quoted, ok := strings.Cut(value, `c"`)
	end := strings.IndexByte(quoted, '"')
	if !ok || end < 0 {
		return ""
	}
	var b []byte
	for q := quoted[:end]; q != ""; q = q[1:] {
		if q[0] == '\\' && len(q) > 2 {
			if v, err := strconv.ParseUint(q[1:3], 16, 8); err == nil {
				b, q = append(b, byte(v)), q[2:]
				continue
			}
		}
		b = append(b, q[0])
	}
	return string(b)
}

// typeParser reads a type.
type typeParser struct {
	types map[string]string // what the named ones are
	text  string            // what is still to be read
}

// pointers reads a type, and appends the way to each pointer in it: path, and the numbers of elements.
func (p *typeParser) pointers(path string, list *[]string) error {
	p.text = strings.TrimLeft(p.text, " ")
	switch {
	case p.take("<{"), p.take("{"):
		for i := 0; !p.take("}>") && !p.take("}"); i++ {
			p.take(",")
			if err := p.pointers(fmt.Sprintf("%s, i32 %d", path, i), list); err != nil {
				return err
			}
			p.text = strings.TrimLeft(p.text, " ")
		}
	case p.take("["), p.take("<"):
		length, rest, _ := strings.Cut(p.text, " x ")
		n, err := strconv.Atoi(length)
		if err != nil {
			return err
		}
		for i := range max(n, 1) {
			p.text = rest
			into := list
			if n == 0 {
				into = new([]string)
			}
			if err := p.pointers(fmt.Sprintf("%s, i32 %d", path, i), into); err != nil {
				return err
			}
		}
		if !p.take("]") && !p.take(">") {
			return fmt.Errorf("no end of %d elements at %.40q", n, p.text)
		}
	case p.take("ptr"):
		*list = append(*list, path)
	case strings.HasPrefix(p.text, "%"):
		name := p.name()
		definition, ok := p.types[name]
		if !ok {
			return fmt.Errorf("%s is not defined", name)
		}
		inner := typeParser{types: p.types, text: definition}
		return inner.pointers(path, list)
	default:
		end := strings.IndexAny(p.text, " ,}]>\n")
		if end <= 0 || !isNumber(p.text[:end]) {
			return fmt.Errorf("%.40q is not known", p.text)
		}
		p.text = p.text[end:]
	}
	return nil
}

// isNumber reports whether a type is one of numbers: i32, float.
func isNumber(kind string) bool {
	if kind == "float" || kind == "double" {
		return true
	}
	_, err := strconv.Atoi(strings.TrimPrefix(kind, "i"))
	return kind[0] == 'i' && err == nil
}

func (p *typeParser) take(start string) bool {
	rest, ok := strings.CutPrefix(p.text, start)
	p.text = rest
	return ok
}

// name takes the name of a type, which has quotation marks if it holds more than letters.
func (p *typeParser) name() string {
	end := strings.IndexAny(p.text, " ,}]>\n")
	if strings.HasPrefix(p.text, `%"`) {
		end = strings.IndexByte(p.text[2:], '"') + 3
	}
	name := p.text[:end]
	p.text = p.text[end:]
	return name
}
