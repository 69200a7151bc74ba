package apkg

import (
	"encoding/binary"
	"errors"
)

// message is a message of Protocol Buffers
// (https://protobuf.dev/programming-guides/encoding): the fields that are
// varints or bytes, in their order. Others are skipped.
type message []messageField

type messageField struct {
	number uint64
	varint uint64
	bytes  []byte // nil for a varint
}

var errMessage = errors.New("not a message of Protocol Buffers")

// parseMessage takes a message apart. What it returns points into the bytes.
func parseMessage(b []byte) (message, error) {
	var m message
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		if n <= 0 || key>>3 == 0 {
			return nil, errMessage
		}
		b = b[n:]
		field := messageField{number: key >> 3}
		switch key & 7 {
		case 0:
			if field.varint, n = binary.Uvarint(b); n <= 0 {
				return nil, errMessage
			}
			m = append(m, field)
		case 1:
			n = 8
		case 2:
			size, head := binary.Uvarint(b)
			if head <= 0 || size > uint64(len(b)-head) {
				return nil, errMessage
			}
			n = head + int(size)
			field.bytes = b[head:n:n]
			m = append(m, field)
		case 5:
			n = 4
		default:
			return nil, errMessage
		}
		if n > len(b) {
			return nil, errMessage
		}
		b = b[n:]
	}
	return m, nil
}

// number returns the last varint with a number, 0 without one.
func (m message) number(number uint64) uint64 {
	var value uint64
	for _, f := range m {
		if f.number == number && f.bytes == nil {
			value = f.varint
		}
	}
	return value
}

// text returns the last bytes with a number as text.
func (m message) text(number uint64) string {
	var value []byte
	for _, f := range m {
		if f.number == number && f.bytes != nil {
			value = f.bytes
		}
	}
	return string(value)
}
