package dev.arbflow.jobs.config;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Among which assets cycles are looked for: over the markets that are read and of which both assets
 * are among these.
 *
 * <p>Assets that markets connect are a group, judged together.
 */
public final class Cycles implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing is looked for. */
    public static final Cycles NONE = new Cycles(List.of(), List.of());

    /** More make candidates by the thousand. */
    static final int MAX_ASSETS = 16;

    private final List<Asset> assets;
    private final Map<Listing, String> groups = new HashMap<>();

    private Cycles(List<Asset> assets, Collection<Listing> read) {
        this.assets = List.copyOf(assets);
        Map<Asset, Set<Asset>> joined = joined(assets, read);
        for (Listing listing : read) {
            if (joined.containsKey(listing.market().base())
                    && joined.containsKey(listing.market().quote())) {
                groups.put(listing, group(listing.market().base(), joined));
            }
        }
    }

    /**
     * Cycles over listings.
     *
     * @param assets a cycle starts with the one that is named first
     * @param read whose books are read
     * @throws IllegalArgumentException if an asset is named twice, there are too many, or one of
     *     them is in no cycle
     */
    public static Cycles of(List<Asset> assets, Collection<Listing> read) {
        if (new HashSet<>(assets).size() < assets.size() || assets.size() > MAX_ASSETS) {
            throw new IllegalArgumentException(
                    "CYCLES names an asset twice, or more than " + MAX_ASSETS);
        }
        Map<Asset, Set<Asset>> joined = joined(assets, read);
        for (Asset asset : assets) {
            if (!isInACycle(asset, joined)) {
                throw new IllegalArgumentException(
                        "CYCLES names "
                                + asset
                                + ", which three or four markets that are read do not lead back"
                                + " to; add them to MARKETS, or their other assets to CYCLES");
            }
        }
        return new Cycles(assets, read);
    }

    public boolean isEmpty() {
        return assets.isEmpty();
    }

    /** The group of a listing: its first asset; null if it is in no cycle. */
    public String groupOf(Listing listing) {
        return groups.get(listing);
    }

    /** The listings of a group, by code. */
    public List<Listing> listingsOf(String group) {
        return groups.keySet().stream()
                .filter(listing -> groups.get(listing).equals(group))
                .sorted(Comparator.comparing(Listing::code))
                .toList();
    }

    /** The assets of a group, as they were named. */
    public List<Asset> assetsOf(String group) {
        Set<Asset> its = new HashSet<>();
        for (Listing listing : listingsOf(group)) {
            its.add(listing.market().base());
            its.add(listing.market().quote());
        }
        return assets.stream().filter(its::contains).toList();
    }

    /** Each asset with those for which it is exchanged. */
    private static Map<Asset, Set<Asset>> joined(List<Asset> assets, Collection<Listing> read) {
        Map<Asset, Set<Asset>> joined = new LinkedHashMap<>();
        assets.forEach(asset -> joined.put(asset, new LinkedHashSet<>()));
        for (Listing listing : read) {
            Asset base = listing.market().base();
            Asset quote = listing.market().quote();
            if (joined.containsKey(base) && joined.containsKey(quote)) {
                joined.get(base).add(quote);
                joined.get(quote).add(base);
            }
        }
        return joined;
    }

    private static boolean isInACycle(Asset asset, Map<Asset, Set<Asset>> joined) {
        for (Asset second : joined.get(asset)) {
            for (Asset third : joined.get(second)) {
                if (!third.equals(asset) && leadsBack(asset, second, third, joined)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leadsBack(
            Asset first, Asset second, Asset third, Map<Asset, Set<Asset>> joined) {
        return joined.get(third).contains(first)
                || joined.get(third).stream()
                        .filter(fourth -> !fourth.equals(second))
                        .anyMatch(fourth -> joined.get(fourth).contains(first));
    }

    private static String group(Asset of, Map<Asset, Set<Asset>> joined) {
        Set<Asset> group = new HashSet<>(Set.of(of));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Asset each : List.copyOf(group)) {
                grown |= group.addAll(joined.get(each));
            }
        }
        return joined.keySet().stream().filter(group::contains).findFirst().orElseThrow().code();
    }
}
