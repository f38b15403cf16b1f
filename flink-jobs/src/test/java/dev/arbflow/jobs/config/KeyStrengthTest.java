package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStrengthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a key of sixteen bytes or more, much more",
                "correct-horse-battery-staple-correct-horse",
                "6f1d0c94a7b35e28f0937ac1d46e8b5", // 31 digits
                ""
            })
    void refusesWhatNoMachineHasDrawn(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyStrength.check("KEY", new Secret(key)))
                .withMessage(
                        "KEY must be random: at least 32 hexadecimal digits, as openssl rand -hex 32"
                                + " makes them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "0123456789abcdef0123456789abcdef",
                "deadbeefdeadbeefdeadbeefdeadbeef",
                "fedcba9876543210fedcba9876543210fedcba9876543210",
                "00112233445566778899aabbccddeeff"
            })
    void refusesWhatRepeatsItself(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyStrength.check("KEY", new Secret(key)))
                .withMessage("KEY repeats itself; openssl rand -hex 32 makes one that does not");
    }

    @Test
    void takesWhatIsRandom() {
        Random random = new Random(20_261_129);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 16 : 32];
            random.nextBytes(bytes);
            Secret key = new Secret(HexFormat.of().formatHex(bytes));

            assertThatCode(() -> KeyStrength.check("KEY", key)).doesNotThrowAnyException();
        }
    }
}
