package dev.arbflow.connector.websocket.enumerator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.ExchangeSourceOptions.StopWhen;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.TestEnumeratorContext;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedEnumeratorTest {

    private static final FeedEnumeratorState NOTHING = new FeedEnumeratorState(Set.of(), List.of());

    private final TestEnumeratorContext context = new TestEnumeratorContext(2);

    @Test
    void spreadsConnectionsEvenlyWhateverTheOrderOfTheConfiguration() {
        register(new FeedEnumerator(context, options("D", "B", "A", "C", "E")));
        assertThat(context.namesOf(0)).containsExactly("A", "C", "E");
        assertThat(context.namesOf(1)).containsExactly("B", "D");
    }

    @Test
    void aReaderIsGivenItsConnectionsWhenItRegistersAndOnlyOnce() {
        FeedEnumerator enumerator = new FeedEnumerator(context, options("A", "B"));
        enumerator.start();
        assertThat(context.namesOf(0)).isEmpty();
        enumerator.addReader(0);
        enumerator.addReader(0);
        enumerator.handleSplitRequest(0, null);
        assertThat(context.namesOf(0)).containsExactly("A");
        assertThat(context.namesOf(1)).isEmpty();
    }

    @Test
    void remembersWhatIsAssignedAndWhatWaits() {
        FeedEnumerator enumerator = new FeedEnumerator(context, options("A", "B"));
        enumerator.addReader(0);
        assertThat(enumerator.snapshotState(1))
                .isEqualTo(
                        new FeedEnumeratorState(Set.of("A"), List.of(new FeedSplit(spec("B"), 0))));
    }

    @Test
    void whatReadersHoldIsNotAssignedAgain() {
        register(restored(options("A", "B"), new FeedEnumeratorState(Set.of("A", "B"), List.of())));
        assertThat(context.namesOf(0)).isEmpty();
        assertThat(context.namesOf(1)).isEmpty();
    }

    @Test
    void anAddedConnectionGoesToTheReaderWhoseTurnItIs() {
        register(
                restored(
                        options("A", "B", "C", "A1"),
                        new FeedEnumeratorState(Set.of("A", "B", "C"), List.of())));
        assertThat(context.namesOf(0)).isEmpty();
        assertThat(context.namesOf(1)).containsExactly("A1");
    }

    @Test
    void aRemovedConnectionIsForgottenWhetherItWasAssignedOrNot() {
        FeedEnumerator enumerator =
                restored(
                        options("A"),
                        new FeedEnumeratorState(
                                Set.of("A", "gone"), List.of(new FeedSplit(spec("gone, too"), 7))));
        register(enumerator);
        assertThat(enumerator.snapshotState(1))
                .isEqualTo(new FeedEnumeratorState(Set.of("A"), List.of()));
        assertThat(context.namesOf(0)).isEmpty();
        assertThat(context.namesOf(1)).isEmpty();
    }

    @Test
    void aConnectionThatComesBackIsAssignedAgain() {
        FeedEnumeratorState without =
                restored(options("A"), new FeedEnumeratorState(Set.of("A", "B"), List.of()))
                        .snapshotState(1);
        register(restored(options("A", "B"), without));
        assertThat(context.namesOf(1)).containsExactly("B");
    }

    @Test
    void aChangedConnectionThatWaitsIsAssignedAsConfiguredNowAndKeepsItsEpoch() {
        ConnectionSpec today = Connections.kraken("A", URI.create("ws://other"), "SOL/USD");
        ExchangeSourceOptions options = Connections.options(today).build();
        FeedEnumeratorState state =
                new FeedEnumeratorState(Set.of(), List.of(new FeedSplit(spec("A"), 7)));
        register(restored(options, state));
        assertThat(context.splitsOf(0)).containsExactly(new FeedSplit(today, 7));
    }

    @Test
    void aConnectionThatComesBackFromALostReaderIsGivenToItAgain() {
        FeedEnumerator enumerator = new FeedEnumerator(context, options("A", "B"));
        register(enumerator);
        enumerator.addSplitsBack(List.of(new FeedSplit(spec("B"), 2)), 1);
        assertThat(enumerator.snapshotState(1).pending())
                .containsExactly(new FeedSplit(spec("B"), 2));
        enumerator.addReader(1);
        assertThat(context.splitsOf(1))
                .containsExactly(new FeedSplit(spec("B"), 0), new FeedSplit(spec("B"), 2));
        assertThat(enumerator.snapshotState(2).assigned()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void onlyABoundedSourceTellsReadersThatNothingFollows() throws Exception {
        register(new FeedEnumerator(context, options("A")));
        assertThat(context.finished()).isEmpty();
        ExchangeSourceOptions bounded =
                Connections.options(spec("A")).stopWhen(StopWhen.END_OF_RECORDING).build();
        FeedEnumerator enumerator = new FeedEnumerator(context, bounded, NOTHING);
        register(enumerator);
        assertThat(context.finished()).containsExactly(0, 1);
        enumerator.close();
    }

    private FeedEnumerator restored(ExchangeSourceOptions options, FeedEnumeratorState state) {
        return new FeedEnumerator(context, options, state);
    }

    private static void register(FeedEnumerator enumerator) {
        enumerator.addReader(1);
        enumerator.addReader(0);
    }

    private static ExchangeSourceOptions options(String... names) {
        return Connections.options(
                        Arrays.stream(names)
                                .map(FeedEnumeratorTest::spec)
                                .toArray(ConnectionSpec[]::new))
                .build();
    }

    private static ConnectionSpec spec(String name) {
        return Connections.kraken(name, URI.create("ws://127.0.0.1:9"), "BTC/USD");
    }
}
