package dev.arbflow.jobs.io.sbe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.arbflow.jobs.io.json.ReadError;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Records that are damaged at random are read or refused, and never anything else. */
class SbeFuzzTest {
    private static final int RECORDS = 20_000;
    private static final int WARM_UP = 1_000;

    /** A record of 2 KB, its message for people included. */
    private static final long MAX_ALLOCATED = 40_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(20_261_129);
    private final RandomRecords records = new RandomRecords(7);
    private int refused;

    @Test
    void damagedBooksAreReadOrRefused() {
        fuzz(SbeCodec.books(), () -> SbeCodec.books().write(records.book()));
    }

    @Test
    void damagedTradesAreReadOrRefused() {
        fuzz(SbeCodec.trades(), () -> SbeCodec.trades().write(records.trade()));
    }

    private interface Source {
        byte[] next();
    }

    private void fuzz(SbeCodec<?> codec, Source source) {
        int sound = 0;
        for (int i = 0; i < RECORDS; i++) {
            byte[] damaged = damaged(source.next());
            long before = THREADS.getCurrentThreadAllocatedBytes();
            if (read(codec, damaged)) {
                sound++;
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(i < WARM_UP || allocated < MAX_ALLOCATED)
                    .as("%d bytes allocated for %s", allocated, HexFormat.of().formatHex(damaged))
                    .isTrue();
        }
        // Both happen often, or the damage is not of the kind that tells.
        assertThat(refused).isGreaterThan(RECORDS / 4);
        assertThat(sound).isGreaterThan(RECORDS / 50);
    }

    private boolean read(SbeCodec<?> codec, byte[] damaged) {
        try {
            return codec.read(damaged) != null;
        } catch (ReadError e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            refused++;
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(HexFormat.of().formatHex(damaged), e);
        }
    }

    /** Half of them with a checksum that is right again, so that the message itself is read. */
    private byte[] damaged(byte[] record) {
        byte[] damaged = record.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damaged = damagedOnce(damaged);
        }
        boolean framed = random.nextBoolean() && damaged.length >= Frame.HEADER + Frame.TRAILER;
        return framed ? Frame.around(damaged, damaged.length - Frame.TRAILER) : damaged;
    }

    private byte[] damagedOnce(byte[] record) {
        if (record.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(record.length);
        switch (random.nextInt(6)) {
            case 0 -> record[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> record[at] = (byte) random.nextInt();
            case 2 -> record[at] = (byte) 0xFF;
            case 3 -> {
                return Arrays.copyOf(record, at);
            }
            case 4 -> {
                return Arrays.copyOf(record, record.length + random.nextInt(1, 50));
            }
            default -> {
                int from = random.nextInt(record.length);
                int length = record.length - Math.max(at, from);
                System.arraycopy(record, from, record, at, random.nextInt(length + 1));
            }
        }
        return record;
    }
}
