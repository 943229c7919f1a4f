package org.onegrid.synth;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes names from word lists: trees, waters, weather, virtues. Each name is given once; none is taken from a map. */
final class Words {

    private static final String[] FIRST = {
        "青", "碧", "清", "云", "澜", "月", "星", "晴", "霁", "露", "霜", "雁", "鹭", "鸥", "鹤", "燕", "松", "柏", "枫", "桐", "槐",
        "榆", "柳", "桂", "梅", "兰", "竹", "菊", "荷", "莲", "桃", "杏", "橘", "桑", "樟", "樱", "棠", "榕", "芦", "茶", "石", "玉",
        "锦", "和", "仁", "义", "礼", "信", "诚", "德", "善", "康", "宁", "泰", "瑞", "福", "惠", "睦", "敬", "勤", "朴", "明", "远"
    };

    private static final String[] SECOND = {
        "溪", "泉", "湾", "浦", "渚", "汀", "洲", "潭", "塘", "池", "桥", "渡", "岸", "帆", "潮", "涛", "波", "岭", "岗", "坡", "坞",
        "谷", "林", "园", "苑", "庭", "轩", "亭", "阁", "台", "门", "井", "坊", "田", "畈", "野", "风", "霞", "晖", "光", "华", "秀",
        "乐", "安", "顺", "兴", "盛", "达", "通", "成", "新", "源", "祥", "丰", "馨", "雅", "致", "景", "语", "声", "影", "香", "色"
    };

    /** Combinations that are the names of real cities and counties. */
    private static final Set<String> REAL = Set.of(
            "青田", "青浦", "清丰", "清新", "清源", "云林", "云安", "松溪", "榆林", "柳林", "桂林", "兰溪", "竹溪", "桃源", "桃园", "石泉", "石门", "石台",
            "石林", "玉溪", "玉门", "玉田", "玉林", "和田", "和顺", "和林", "礼泉", "信丰", "德兴", "德安", "宁波", "泰安", "泰顺", "泰兴", "瑞安", "福安",
            "福泉", "惠安", "明溪", "明光", "远安", "义安", "芦溪", "康定", "星光", "梅园", "桑园", "竹园", "桂园");

    private static final String[] OLD = {
        "豆腐", "打铁", "磨坊", "灯笼", "酒坊", "米市", "盐仓", "油车", "染坊", "书院", "状元", "钟楼", "城隍", "仓前", "仓后", "水井", "双井",
        "古榕", "石板", "小桥", "戏台", "竹器", "草席", "棉花", "银匠", "裁缝", "剪刀", "茶亭", "药铺", "纸马", "箍桶", "木行", "鱼市", "柴市",
        "花鼓", "糖坊", "酱园", "伞店", "笔墨", "糕饼"
    };

    private final Stream random;
    private final Set<String> given = new HashSet<>();

    Words(long seed, String subject) {
        random = Stream.of(seed, subject);
    }

    /** A fresh name of two words and an ending. */
    String next(String... endings) {
        for (int tries = 0; ; tries++) {
            String word = FIRST[random.below(FIRST.length)] + SECOND[random.below(SECOND.length)];
            String name = word
                    + (tries > 30
                            ? List.of("东", "西", "南", "北", "前", "后", "上", "下").get(random.below(8))
                            : "");
            if (!REAL.contains(word) && given.add(name)) {
                return name + endings[random.below(endings.length)];
            }
        }
    }

    /** A fresh name for a lane of the old town. */
    String old(String... endings) {
        for (int tries = 0; tries < 60; tries++) {
            String name = OLD[random.below(OLD.length)] + endings[random.below(endings.length)];
            if (given.add(name)) {
                return name;
            }
        }
        return next(endings);
    }

    /** Marks a name as taken. */
    void take(String name) {
        given.add(name);
    }
}
