package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine's memory. */
final class ProcessMemory {

    /** The sandbox's promise: everything together stays below this. */
    static final long LIMIT_MIB = 3 * 1024;

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Largest resident set so far, in MiB; 0 where the system does not tell. */
    static long peakResidentMiB() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
