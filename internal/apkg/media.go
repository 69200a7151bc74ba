package apkg

import (
	"encoding/json"
	"slices"
)

// media returns the names of pictures and sounds, sorted.
func (a archive) media(latest bool) ([]string, error) {
	if a[nameMedia] == nil {
		return nil, nil
	}
	content, err := a.read(nameMedia, maxMedia)
	if err == nil && latest {
		content, err = decompress(content, nameMedia, maxMedia)
	}
	if err != nil || len(content) == 0 {
		return nil, err
	}
	var names []string
	if latest {
		names, err = mediaEntries(content)
	} else {
		byNumber := map[string]string{}
		err = json.Unmarshal(content, &byNumber)
		for _, name := range byNumber {
			names = append(names, clean(name))
		}
	}
	if err != nil {
		return nil, refuse(err, "its list of media is damaged")
	}
	slices.Sort(names)
	return names, nil
}

// mediaEntries reads the message MediaEntries: in field 1 entries, each with its
// name in field 1.
func mediaEntries(content []byte) ([]string, error) {
	entries, err := parseMessage(content)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.number != 1 || e.bytes == nil {
			continue
		}
		entry, err := parseMessage(e.bytes)
		if err != nil {
			return nil, err
		}
		names = append(names, clean(entry.text(1)))
	}
	return names, nil
}
