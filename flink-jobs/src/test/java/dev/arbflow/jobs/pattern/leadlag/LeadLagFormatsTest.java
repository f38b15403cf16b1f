package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.VenueLeadLag;
import java.io.IOException;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of the state format of this package. */
class LeadLagFormatsTest {

    @Test
    void aChangeKeepsItsBytes() throws IOException {
        StateBytes.of(
                        MidChange.class,
                        new MidChange(Listing.parse("KRAKEN|BTC/USD"), 1, 2, 100.5),
                        "01" // version
                                + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                                + "0000000000000001" // received
                                + "0000000000000002" // by the exchange's clock
                                + "4059200000000000") // mid 100.5
                .assertKept();
    }

    @ParameterizedTest
    @ValueSource(classes = {MidChange.class, VenueLeadLag.class})
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
