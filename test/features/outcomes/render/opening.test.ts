import { describe, expect, it } from 'vitest';
import { splitOpening } from '../../../../src/features/outcomes/render/opening.ts';

describe('the opening words of a preamble’s unit', () => {
  it.each([
    ['إذ يؤكدون من جديد أن لكل طفل حقًا', 'إذ يؤكدون من جديد'],
    ['وإذ يعربون عن بالغ قلقهم إزاء سهولة الوصول', 'وإذ يعربون عن بالغ قلقهم إزاء'],
    ['وإذ يشيرون إلى ما انتهت إليه القمتان', 'وإذ يشيرون إلى'],
    ['وإذ تدرك أن الوقاية عمل مشترك', 'وإذ تدرك'],
    ['وإذ يلاحظون مع التقدير ما عُرض', 'وإذ يلاحظون مع التقدير'],
    ['إذ تضع في اعتبارها أحكام الميثاق', 'إذ تضع في اعتبارها'],
    ['وإذ يأخذ في الحسبان ما تقدَّم', 'وإذ يأخذ في الحسبان'],
    ['واقتناعًا منهم بأن التوصية لا تكتمل', 'واقتناعًا منهم'],
    ['وقد نظر في تقرير الأمين العام', 'وقد نظر في'],
    ['وبعد اطلاعه على التوصيات', 'وبعد اطلاعه على'],
    ['إنّ المشاركين في الملتقى', ''],
    ['يوصون بما يلي:', ''],
  ])('of «%s» are «%s»', (text, opening) => {
    expect(splitOpening(text, 'ar')).toEqual({ opening, rest: text.slice(opening.length) });
  });

  it.each([
    ['Reaffirming that every child has a right', 'Reaffirming'],
    ['Deeply concerned at the ease', 'Deeply concerned'],
    ['Noting with appreciation the experience', 'Noting with appreciation'],
    ['Bearing in mind the Charter', 'Bearing in mind'],
    ['Taking into account the report', 'Taking into account'],
    ['Having considered the report', 'Having considered'],
    ['Guided by the principles', 'Guided by'],
    ['Aware of the need', 'Aware of'],
    ['The participants in the forum', ''],
    ['Recommend as follows:', ''],
  ])('of “%s” are “%s”', (text, opening) => {
    expect(splitOpening(text, 'en')).toEqual({ opening, rest: text.slice(opening.length) });
  });
});
