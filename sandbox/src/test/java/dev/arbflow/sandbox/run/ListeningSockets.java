package dev.arbflow.sandbox.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this process listens on, as the Linux kernel tells it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_net.5.html">proc_net(5)</a>
 */
final class ListeningSockets {
    private static final Path FILES = Path.of("/proc/self/fd");
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String LISTEN = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Whether the kernel tells. */
    static boolean areKnown() {
        return TABLES.stream().anyMatch(Files::isReadable) && Files.isReadable(FILES);
    }

    /** All of them now. */
    static Set<InetSocketAddress> all() throws IOException {
        Set<String> ours = inodes();
        Set<InetSocketAddress> sockets = new HashSet<>();
        for (Path table : TABLES) {
            if (Files.isReadable(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] columns = line.strip().split("\\s+", -1);
                    if (columns[STATE].equals(LISTEN) && ours.contains(columns[INODE])) {
                        sockets.add(address(columns[ADDRESS]));
                    }
                }
            }
        }
        return sockets;
    }

    private static Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (NoSuchFileException e) {
                    // closed meanwhile, so nobody listens there
                }
            }
        }
        return inodes;
    }

    /** The kernel writes an address as words of 32 bits in the machine's own order. */
    private static InetSocketAddress address(String written) throws UnknownHostException {
        String[] parts = written.split(":", 2);
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0]));
        ByteBuffer address = ByteBuffer.allocate(words.remaining()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return new InetSocketAddress(
                InetAddress.getByAddress(address.array()), Integer.parseInt(parts[1], 16));
    }
}
