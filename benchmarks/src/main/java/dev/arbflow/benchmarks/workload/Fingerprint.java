package dev.arbflow.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What tells one workload from another: SHA-256 of the text of all it holds. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The first 16 hexadecimal digits for items, in their order. */
    public static String of(Stream<?> items) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            items.forEach(item -> digest.update((item + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Makes sure that a workload is the one that earlier figures were measured with.
     *
     * @throws IllegalStateException if it is another
     */
    public static void check(String expected, Stream<?> items) {
        Equality.check("the workload's hash", expected, of(items));
    }
}
