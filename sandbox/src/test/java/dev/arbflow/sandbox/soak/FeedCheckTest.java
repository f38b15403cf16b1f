package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.matrix.VirtualMarket;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feed that is right when it is looked at, so long after a fault that ended at one second. */
class FeedCheckTest {
    private static final Duration OVER = Duration.ofSeconds(1);
    private static final Listing LISTING = Listing.parse("KRAKEN|BTC/USD");

    private final List<String> complaints = new ArrayList<>();

    @Test
    void whatIsRightInTimeIsFine() {
        Duration took = FeedCheck.PATIENCE.minusMillis(100);
        FeedCheck check = rightAfter(took);

        assertThat(complaints).isEmpty();
        assertThat(check.slowest()).isZero();

        check.look(OVER.plus(FeedCheck.PATIENCE));
        assertThat(complaints).isEmpty();
        assertThat(check.slowest()).isEqualTo(took);
    }

    @Test
    void whatIsRightTooLateIsNotThoughItIsWhenLookedAt() {
        FeedCheck check = rightAfter(FeedCheck.PATIENCE.plusMillis(400));

        assertThat(complaints).containsExactly("not right 110 s later");
        assertThat(check.slowest()).isEqualTo(FeedCheck.PATIENCE.plusMillis(400));
    }

    private FeedCheck rightAfter(Duration took) {
        VirtualMarket market =
                new VirtualMarket(
                        VirtualMarket.quiet(Rules.PLAN, 1), List.of(Feed.KRAKEN), event -> {});
        market.pass(Times.micros(Duration.ofSeconds(30)));
        Duration now = OVER.plus(took);
        FeedCheck check =
                new FeedCheck(
                        Feed.KRAKEN,
                        market.witness(Feed.KRAKEN),
                        List.of(LISTING),
                        new FaultLog(FaultScenario.parse("test", List.of("at 1s cut on KRAKEN"))),
                        (feed, when, what) -> complaints.add(what),
                        market.nowUs() - Times.micros(now));
        check.look(now);
        return check;
    }
}
