package main

import (
	"fmt"
	"os/exec"
	"strings"

	"github.com/sonde-viz/sonde/web/apt"
)

// What the browser tests need of the machine, by the names of Debian's packages.
const (
	chromiumPackage = "chromium"
	latinPackage    = "fonts-liberation"
	cjkPackage      = "fonts-noto-cjk"
)

// browserCommand sees that Chromium and fonts for Latin and CJK text are there. Where they are missing
// it installs them with apt, if it may, and else says in one line what to install.
func browserCommand([]string) error {
	missing := missingPackages()
	if len(missing) == 0 {
		return nil
	}
	if err := apt.Install(missing...); err != nil {
		return fmt.Errorf("the browser tests need %s: please install (apt-get install %s): %w",
			strings.Join(missing, ", "), strings.Join(missing, " "), err)
	}
	if still := missingPackages(); len(still) > 0 {
		return fmt.Errorf("installed %s, but %s is still not found", strings.Join(missing, " "), strings.Join(still, ", "))
	}
	return nil
}

func missingPackages() []string {
	var missing []string
	if !hasChromium() {
		missing = append(missing, chromiumPackage)
	}
	for lang, pkg := range map[string]string{"en": latinPackage, "ja": cjkPackage} {
		// fontconfig is how Chromium finds its fonts; where it is missing, so are the fonts.
		found, err := exec.Command("fc-list", ":lang="+lang).Output()
		if err != nil || len(found) == 0 {
			missing = append(missing, pkg)
		}
	}
	return missing
}

func hasChromium() bool {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if _, err := exec.LookPath(name); err == nil {
			return true
		}
	}
	return false
}
