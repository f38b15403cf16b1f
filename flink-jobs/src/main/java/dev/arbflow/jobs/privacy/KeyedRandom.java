package dev.arbflow.jobs.privacy;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * Random numbers that nobody without the key can tell from chance, and that the same key and
 * subject give again: blocks of HMAC-SHA-256 over the subject and a counter.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-108r1">NIST SP 800-108, KDF in counter mode</a>
 */
final class KeyedRandom implements UniformLongs {
    private final Mac mac;
    private final byte[] subject;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    /**
     * @param mac keyed; used by this instance alone while it draws
     * @param subject what the numbers are for, never the same for two purposes
     */
    KeyedRandom(Mac mac, String subject) {
        this.mac = mac;
        this.subject = HmacSha256.bytes(subject);
    }

    @Override
    public long below(long bound) {
        // The highest multiple of the bound that fits; what lies above would favour small numbers.
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long drawn = next();
        while (drawn >= limit) {
            drawn = next();
        }
        return drawn % bound;
    }

    private long next() {
        if (!block.hasRemaining()) {
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
            block = ByteBuffer.wrap(mac.doFinal(subject));
        }
        return block.getLong() & Long.MAX_VALUE;
    }
}
