package dev.arbflow.jobs.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ExactIdsTest {

    @Property
    void holdsExactlyWhatASetOfStringsHolds(
            @ForAll @Size(max = 200) List<@StringLength(max = 3) @AlphaChars String> added,
            @ForAll List<@StringLength(max = 3) @AlphaChars String> asked)
            throws IOException {
        ExactIds ids = new ExactIds();
        Set<String> twin = new HashSet<>();
        for (String id : added) {
            add(ids, id);
            twin.add(id);
        }

        for (ExactIds same : List.of(ids, ids.copy(), throughBytes(ids))) {
            assertThat(same.size()).isEqualTo(twin.size());
            assertThat(added).allMatch(id -> contains(same, id));
            assertThat(asked).allMatch(id -> contains(same, id) == twin.contains(id));
        }
    }

    @Test
    void growsWithItsIds() {
        ExactIds ids = new ExactIds();
        for (int i = 0; i < 10_000; i++) {
            add(ids, Integer.toString(i));
        }

        assertThat(ids.size()).isEqualTo(10_000);
        assertThat(contains(ids, "9999")).isTrue();
        assertThat(contains(ids, "10000")).isFalse();
    }

    @Test
    void takesAnIdLongerThanItsFirstRoom() {
        ExactIds ids = new ExactIds();
        String id = "é".repeat(5_000);
        add(ids, id);

        assertThat(contains(ids, id)).isTrue();
        assertThat(contains(ids, "é".repeat(4_999))).isFalse();
    }

    @Test
    void aCopyKnowsNothingOfWhatCameLater() {
        ExactIds ids = new ExactIds();
        add(ids, "before");
        ExactIds copy = ids.copy();
        add(ids, "later");

        assertThat(contains(copy, "before")).isTrue();
        assertThat(contains(copy, "later")).isFalse();
    }

    private static void add(ExactIds ids, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        ids.add(bytes, ExactIds.fingerprint(bytes));
    }

    private static boolean contains(ExactIds ids, String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ids.contains(bytes, ExactIds.fingerprint(bytes));
    }

    private static ExactIds throughBytes(ExactIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.writeTo(new DataOutputStream(bytes));
        return ExactIds.readFrom(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
