// Command cases writes the files that app/recording/cases makes, and what is right for each as cases.json, into a folder.
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/sonde-viz/sonde/app/recording/cases"
)

func main() {
	folder := os.Args[1]
	if err := os.MkdirAll(folder, 0o755); err != nil {
		log.Fatal(err)
	}
	all := append(cases.Tables(), cases.WAVs()...)
	for i, c := range all {
		ending := ".csv"
		if strings.HasPrefix(c.File, "RIFF") {
			ending = ".wav"
		}
		name := strings.NewReplacer(" ", "-", "/", "-").Replace(c.Name) + ending
		if err := os.WriteFile(filepath.Join(folder, name), []byte(c.File), 0o644); err != nil {
			log.Fatal(err)
		}
		all[i].File = name
	}
	list, err := json.Marshal(all)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "cases.json"), list, 0o644); err != nil {
		log.Fatal(err)
	}
}
