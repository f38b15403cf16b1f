package dev.arbflow.jobs.export;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values letter by letter as RFC 4180 defines them, and nothing laxer. */
final class CsvReader {
    private final String file;
    private int at;

    private CsvReader(String file) {
        this.file = file;
    }

    static List<List<String>> read(String file) {
        CsvReader reader = new CsvReader(file);
        List<List<String>> records = new ArrayList<>();
        while (reader.at < file.length()) {
            records.add(reader.record());
        }
        return records;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (skips(",")) {
            fields.add(field());
        }
        if (!skips("\r\n")) {
            throw new IllegalStateException("no end of record at " + at + " of " + file);
        }
        return fields;
    }

    private String field() {
        return skips("\"") ? quoted() : plain();
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (true) {
            char next = file.charAt(at++);
            if (next != '"') {
                text.append(next);
            } else if (skips("\"")) {
                text.append('"');
            } else {
                return text.toString();
            }
        }
    }

    private String plain() {
        int start = at;
        while ("\",\r\n".indexOf(file.charAt(at)) < 0) {
            at++;
        }
        return file.substring(start, at);
    }

    private boolean skips(String text) {
        boolean there = file.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }
}
