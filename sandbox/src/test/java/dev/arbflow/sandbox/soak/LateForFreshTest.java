package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is found in what is late, silent or not confirmed, whichever venue it is: each scenario
 * is played on each, one after the other, while all prices move together. Two venues at a time have
 * different ones; the others are fresh.
 */
@Timeout(300)
class LateForFreshTest {
    private static final List<String> SCENARIOS =
            List.of(
                    "moves-late-600",
                    "moves-late-800",
                    "moves-late-950",
                    "moves-ramp",
                    "moves-stall",
                    "moves-silent-book",
                    "crossed-unconfirmed");

    private static final int APART_S = 16;

    /** So many scenarios later the other venue begins, so that the two never have the same. */
    private static final int OFFSET = 3;

    private static final Pattern AT = Pattern.compile("^at (\\d+)");

    static Stream<Arguments> pairs() {
        List<Feed> all = Stream.of(Feed.values()).filter(Feed::hasBooks).toList();
        int half = all.size() / 2;
        return IntStream.range(0, all.size() - half)
                .mapToObj(i -> Arguments.of(all.get(i), all.get((i + half) % all.size())));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void lateIsNotTakenForFresh(Feed one, Feed other) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SCENARIOS.size(); i++) {
            int laterS = i * APART_S;
            Stream.concat(scenario(i, one), scenario(i + OFFSET, other))
                    .distinct() // all prices move once
                    .map(line -> later(line, laterS))
                    .forEach(lines::add);
        }
        Duration length = Duration.ofSeconds((long) APART_S * SCENARIOS.size() + 20);
        SoakReport report =
                Soak.run(
                        new SoakPlan(1, length, false, lines),
                        Rules.DETECTION,
                        Rules.TRUTH,
                        line -> {});

        assertThat(report.complaints()).isEmpty();
        assertThat(report.figures().get("episodes judged")).isEqualTo("0");
        assertThat(report.figures().get("candidates refused as"))
                .as("moves that look like an edge")
                .containsPattern("TOO_SHORT [1-9]\\d");
    }

    private static Stream<String> scenario(int number, Feed feed) {
        String name = SCENARIOS.get(number % SCENARIOS.size());
        return RepositoryFiles.text("docs/scenarios/" + name + ".txt")
                .lines()
                .map(line -> line.replace("KRAKEN", feed.name()));
    }

    private static String later(String line, int seconds) {
        return AT.matcher(line)
                .replaceFirst(found -> "at " + (Integer.parseInt(found.group(1)) + seconds));
    }
}
