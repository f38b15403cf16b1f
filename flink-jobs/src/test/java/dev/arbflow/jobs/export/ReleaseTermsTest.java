package dev.arbflow.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseTermsTest {

    @Test
    void addsUpWhatTheRowsOfATapeLoseTogether() {
        ReleaseTerms terms = new ReleaseTerms();
        for (int row = 0; row < 3; row++) {
            terms.add(new ReleaseTerms.Terms("KRAKEN|KRAKEN|BTC/USD", 0.25, 0.5, 6));
        }
        terms.add(new ReleaseTerms.Terms("KRAKEN|KRAKEN|BTC/USD", 0.5, 0.5, 6));

        assertThat(terms.page())
                .endsWith(
                        """
                        | KRAKEN | KRAKEN | BTC/USD | 3 | 0.25 | 0.5 | 6.0 | 0.75 |
                        | KRAKEN | KRAKEN | BTC/USD | 1 | 0.5 | 0.5 | 6.0 | 0.5 |
                        """);
    }
}
