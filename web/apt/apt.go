// Package apt installs Debian's packages for the checks, where it may.
package apt

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// Install installs packages by name, without those that they only recommend. It waits for another apt to end. The error
// says why they can't be had: no apt-get, not root, or what apt-get ended with.
func Install(packages ...string) error {
	apt, err := exec.LookPath("apt-get")
	if err != nil {
		return errors.New("there is no apt-get here")
	}
	if os.Getuid() != 0 {
		return errors.New("only root can install")
	}
	install := []string{"install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"}
	for _, args := range [][]string{{"update", "-q"}, append(install, packages...)} {
		cmd := exec.Command(apt, args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("apt-get %s: %w", args[0], err)
		}
	}
	return nil
}
