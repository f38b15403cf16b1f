package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CusumTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.001})
    void aFalseAlarmTakesAsLongAsStated(double level) {
        Cusum cusum = new Cusum(level);
        Random random = new Random(20_261_129);
        int alarms = 2_000;
        long periods = 0;
        for (int alarm = 0; alarm < alarms; alarm++) {
            double sum = 0;
            while (sum <= cusum.limit()) {
                sum = cusum.after(sum, random.nextGaussian());
                periods++;
            }
        }

        // four standard errors of a mean of 2,000 waits, and Siegmund's approximation
        assertThat(periods * level / alarms).isCloseTo(1, within(0.09 + 0.06));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.001, 0.0001})
    void theSumIsBoundedSoThatAnAlarmEnds(double level) {
        Cusum cusum = new Cusum(level);
        double sum = 0;
        for (int period = 0; period < 1_000; period++) {
            sum = cusum.after(sum, -8);
        }
        int periods = 0;
        while (sum > cusum.limit()) {
            sum = cusum.after(sum, 0);
            periods++;
        }

        assertThat(periods).isLessThanOrEqualTo(4);
    }
}
