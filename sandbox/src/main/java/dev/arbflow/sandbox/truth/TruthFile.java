package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps a {@link KnownTruth} in a file, so that another process can judge by it.
 *
 * <pre>
 * slack TAB microseconds
 * route TAB BASE/QUOTE|BUY>SELL
 * demanded|openable|holdable|worthwhile TAB from TAB to     of the route before
 * fault TAB VENUE|BASE/QUOTE TAB KIND TAB from
 * </pre>
 */
public final class TruthFile {
    private static final List<String> STRETCHES =
            List.of("demanded", "openable", "holdable", "worthwhile");

    private TruthFile() {}

    /**
     * Writes it anew.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(KnownTruth truth, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("slack\t" + truth.slackUs());
        truth.routes()
                .forEach(
                        (route, course) -> {
                            lines.add("route\t" + route.code());
                            addAll("demanded", course.demanded(), lines);
                            addAll("openable", course.openable(), lines);
                            addAll("holdable", course.holdable(), lines);
                            addAll("worthwhile", course.worthwhile(), lines);
                        });
        for (FeedFault fault : truth.faults()) {
            lines.add(
                    String.join(
                            "\t",
                            "fault",
                            fault.listing().code(),
                            fault.kind().name(),
                            Long.toString(fault.startUs())));
        }
        Files.write(file, lines);
    }

    private static void addAll(String what, List<Interval> stretches, List<String> lines) {
        for (Interval each : stretches) {
            lines.add(what + '\t' + each.startUs() + '\t' + each.endUs());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line says something else
     */
    public static KnownTruth read(Path file) throws IOException {
        long slackUs = 0;
        Route route = null;
        Map<Route, Map<String, List<Interval>>> routes = new LinkedHashMap<>();
        List<FeedFault> faults = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            switch (cells[0]) {
                case "slack" -> slackUs = Long.parseLong(cells[1]);
                case "route" -> {
                    route = Route.parse(cells[1]);
                    routes.put(route, new LinkedHashMap<>());
                }
                case "fault" -> faults.add(fault(cells));
                default -> stretchesOf(cells[0], routes.get(route)).add(interval(route, cells));
            }
        }
        Map<Route, RouteCourse> courses = new LinkedHashMap<>();
        routes.forEach((each, stretches) -> courses.put(each, course(stretches)));
        return new KnownTruth(slackUs, courses, faults);
    }

    private static List<Interval> stretchesOf(String what, Map<String, List<Interval>> route) {
        if (!STRETCHES.contains(what)) {
            throw new IllegalArgumentException("not a kind of stretch: " + what);
        }
        return route.computeIfAbsent(what, each -> new ArrayList<>());
    }

    private static RouteCourse course(Map<String, List<Interval>> stretches) {
        Function<String, List<Interval>> of = what -> stretches.getOrDefault(what, List.of());
        return new RouteCourse(
                of.apply("demanded"),
                of.apply("openable"),
                of.apply("holdable"),
                of.apply("worthwhile"));
    }

    private static FeedFault fault(String[] cells) {
        return new FeedFault(
                Listing.parse(cells[1]),
                FeedFault.Kind.valueOf(cells[2]),
                Long.parseLong(cells[3]));
    }

    private static Interval interval(Route route, String[] cells) {
        return new Interval(route, Long.parseLong(cells[1]), Long.parseLong(cells[2]));
    }
}
