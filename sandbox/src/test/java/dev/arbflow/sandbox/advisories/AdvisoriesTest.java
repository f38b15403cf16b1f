package dev.arbflow.sandbox.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.sandbox.advisories.Advisory.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoriesTest {
    private static final String MUST_GO = "g:a\t[1.2,1.10)\tCVE-1\t1.10\treads too far\t";
    private static final String HARMLESS = MUST_GO + "nobody calls it";

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.2.1", "1.9.9", "1.10-rc1"})
    void anAffectedPartWithoutAReasonIsAComplaint(String version) {
        assertThat(complaints(MUST_GO, version))
                .containsExactly(
                        "CVE-1: g:a %s (reads too far): take 1.10, or say in the list why it does"
                                        .formatted(version)
                                + " not matter");
        assertThat(complaints(HARMLESS, version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "1.10", "1.10.1", "2.0"})
    void aReasonThatNoLongerAppliesIsAComplaint(String version) {
        assertThat(complaints(MUST_GO, version)).isEmpty();
        assertThat(complaints(HARMLESS, version))
                .containsExactly(
                        "CVE-1: no part is affected any more: drop the reason that is given for"
                                + " g:a");
    }

    @Test
    void severalRangesAreOneUnion() {
        String line = "g:a\t[1.2,1.10),[2.0,2.3)\tCVE-1\t1.10, 2.3\twhat\t";

        assertThat(complaints(line, "1.9")).hasSize(1);
        assertThat(complaints(line, "1.10")).isEmpty();
        assertThat(complaints(line, "2.2")).hasSize(1);
        assertThat(complaints(line, "2.3")).isEmpty();
    }

    @Test
    void aPartOfAnotherNameIsAnother() {
        Advisories list = Advisories.parse("# a remark\n\n" + MUST_GO);

        assertThat(list.complaints(List.of(new Part("g:ab", "1.2"), new Part("h:a", "1.2"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"g:a\t[1,2)\tCVE-1\t2\twhat", "g:a\t[1,2\tC\t2\tw\t", "g:a\t1.2\tC\t2\tw\t"})
    void aLineThatCannotBeMeantIsRefused(String line) {
        assertThatThrownBy(() -> Advisories.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    private static List<String> complaints(String list, String version) {
        return Advisories.parse(list).complaints(List.of(new Part("g:a", version)));
    }
}
