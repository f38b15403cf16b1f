package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DatedRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a table of {@link DatedRow}s: {@code venue,market,valid_from}, some values, {@code source}.
 *
 * <p>The market may be {@code *}; the date is UTC; the source may contain commas. Empty lines and
 * lines that start with {@code #} are skipped.
 *
 * @param <R> what a line becomes
 */
final class DatedCsv<R extends DatedRow> {
    private static final int MAX_FILE_BYTES = 1 << 20;
    private static final int FIRST_VALUE = 3;

    private final String header;
    private final int columns;
    private final UnaryOperator<String> checked;
    private final Function<Line, R> toRow;

    /**
     * @param header the first line, from which the number of columns follows
     * @param toRow may throw {@link IllegalArgumentException} for values that are wrong
     */
    DatedCsv(String header, Function<Line, R> toRow) {
        this(header, DatedCsv::market, toRow);
    }

    /**
     * The same for rows that are about something else than a market.
     *
     * @param checked gives back what the second cell names in its canonical form
     */
    DatedCsv(String header, UnaryOperator<String> checked, Function<Line, R> toRow) {
        this.header = header;
        this.columns = header.split(",").length;
        this.checked = checked;
        this.toRow = toRow;
    }

    /**
     * A line whose place and time are read.
     *
     * @param values the cells between them and the source, without spaces around
     */
    record Line(
            Venue venue, String market, Instant validFrom, List<String> values, String source) {}

    /** The bytes of a table that ships with the jobs. */
    static byte[] builtIn(String name) {
        try (InputStream table = DatedCsv.class.getResourceAsStream('/' + name)) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes of a file of at most 1 MiB.
     *
     * @throws ConfigError if it cannot be read
     */
    static byte[] content(Setting setting, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new ConfigError(setting + " " + file + " is larger than 1 MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new ConfigError("cannot read " + setting + " " + file + ": " + e, e);
        }
    }

    /**
     * Reads a table.
     *
     * @param name what errors call it
     * @throws ConfigError if a line is wrong
     */
    List<R> rows(String name, byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(header)) {
            throw new ConfigError(name + " line 1 must be '" + header + "'");
        }
        List<R> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = name + " line " + (i + 1) + " ";
            R row = row(place, line);
            if (!seen.add(row.venue() + "," + row.market() + "," + row.validFrom())) {
                throw new ConfigError(place + "repeats an earlier line");
            }
            rows.add(row);
        }
        return rows;
    }

    private R row(String place, String line) {
        String[] cells = line.split(",", columns);
        if (cells.length < columns || cells[columns - 1].isBlank()) {
            throw new ConfigError(place + "needs " + header);
        }
        try {
            return toRow.apply(line(Arrays.stream(cells).map(String::strip).toList()));
        } catch (DateTimeParseException e) {
            throw new ConfigError(
                    place + "has no date like 2026-09-01 but '" + cells[2].strip() + "'", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigError(place + "is wrong: " + e.getMessage(), e);
        }
    }

    private static String market(String cell) {
        return cell.equals(DatedRow.ALL_MARKETS) ? cell : Market.parse(cell).code();
    }

    private Line line(List<String> cells) {
        return new Line(
                Settings.constant(cells.get(0), Venue.class),
                checked.apply(cells.get(1)),
                LocalDate.parse(cells.get(2)).atStartOfDay(ZoneOffset.UTC).toInstant(),
                cells.subList(FIRST_VALUE, cells.size() - 1),
                cells.get(cells.size() - 1));
    }
}
